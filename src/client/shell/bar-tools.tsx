import { LanguageButton } from './language-button.tsx'
import { ShareButton } from './share-button.tsx'
import { ThemeButton } from './theme-button.tsx'

/** Share, language, colours. */
export function BarTools() {
  return (
    <div className="bar-tools">
      <ShareButton />
      <LanguageButton />
      <ThemeButton />
    </div>
  )
}
