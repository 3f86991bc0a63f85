import { useState } from 'react'
import { chooseTheme, type ThemeChoice, themeChoice } from '../theme/theme.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'

const NEXT: Readonly<Record<ThemeChoice, ThemeChoice>> = {
  system: 'light',
  light: 'dark',
  dark: 'system',
}
const ICONS: Readonly<Record<ThemeChoice, IconName>> = {
  system: 'halfMoon',
  light: 'sun',
  dark: 'moon',
}

/** Light, dark, or as the system has it: each press is the next of the three. */
export function ThemeButton() {
  const say = useWords()
  const [choice, setChoice] = useState(themeChoice)
  const title = say('theme.now', {
    now: say(`theme.${choice}`),
    next: say(`theme.${NEXT[choice]}`),
  })
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={title}
      title={title}
      onClick={() => {
        chooseTheme(NEXT[choice])
        setChoice(NEXT[choice])
      }}
    >
      <Icon name={ICONS[choice]} />
    </button>
  )
}
