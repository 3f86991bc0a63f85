/** A language the page speaks. */
export type Language = 'en' | 'zh'

/** The language chosen on an earlier visit, else the first of the browser's that the page speaks. */
export function languageAtStart(kept: string, preferred: readonly string[]): Language {
  const spoken = [kept, ...preferred].map((tag) => tag.toLowerCase().split('-')[0])
  const found = spoken.find((tag): tag is Language => tag === 'en' || tag === 'zh')
  return found ?? 'en'
}
