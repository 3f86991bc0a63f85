import { writeSetting } from '../state/settings.ts'
import { useClient } from '../state/store.ts'
import type { Language } from '../words/language.ts'
import { speak } from '../words/words.ts'

// Each in its own language: who cannot read the page finds the way out.
const OTHER: Readonly<Record<Language, { id: Language; short: string; title: string }>> = {
  en: { id: 'zh', short: '中', title: '切换到简体中文' },
  zh: { id: 'en', short: 'EN', title: 'Switch to English' },
}

/** Speaks the other language. */
export function LanguageButton() {
  const { id, short, title } = OTHER[useClient((state) => state.language)]
  return (
    <button
      type="button"
      className="bar-button bar-button-text"
      lang={id === 'zh' ? 'zh-CN' : 'en'}
      aria-label={title}
      title={title}
      onClick={() => {
        writeSetting('language', id)
        void speak(id)
      }}
    >
      {short}
    </button>
  )
}
