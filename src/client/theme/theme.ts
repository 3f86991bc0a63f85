import { readSetting, writeSetting } from '../state/settings.ts'

/** Light or dark as the system has it, or as the person wants it. */
export type ThemeChoice = 'system' | 'light' | 'dark'

const listeners = new Set<() => void>()
const systemIsDark = matchMedia('(prefers-color-scheme: dark)')
let choice: ThemeChoice = 'system'

export function themeChoice(): ThemeChoice {
  return choice
}

/** Takes up the theme of the last visit, and follows the system from then on. */
export function startTheme(): void {
  const kept = readSetting('theme')
  choice = kept === 'light' || kept === 'dark' ? kept : 'system'
  systemIsDark.addEventListener('change', apply)
  apply()
}

export function chooseTheme(next: ThemeChoice): void {
  choice = next
  writeSetting('theme', next)
  apply()
}

/** Calls back when the page has changed between light and dark. @returns what stops it */
export function onThemeChange(callback: () => void): () => void {
  listeners.add(callback)
  return () => listeners.delete(callback)
}

function apply(): void {
  const dark = choice === 'system' ? systemIsDark.matches : choice === 'dark'
  const theme = dark ? 'dark' : 'light'
  const root = document.documentElement
  if (root.dataset.theme === theme) return
  root.dataset.theme = theme
  for (const listener of listeners) listener()
}
