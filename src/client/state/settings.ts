/** What one person prefers on this computer: kept by the browser, no part of a project. */
export type SettingName = 'theme' | 'language' | 'left' | 'right' | 'palette' | 'tour'

/** '' where nothing is kept, or the browser keeps nothing. */
export function readSetting(name: SettingName): string {
  try {
    return localStorage.getItem(`siteswap.${name}`) ?? ''
  } catch {
    return ''
  }
}

export function writeSetting(name: SettingName, value: string): void {
  try {
    localStorage.setItem(`siteswap.${name}`, value)
  } catch {
    // A browser that keeps nothing works all the same, until the page is loaded again.
  }
}
