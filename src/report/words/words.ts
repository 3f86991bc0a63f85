import { EN, type Words } from './en.ts'
import { ZH } from './zh.ts'

export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/** The words of a report in a language. */
export function wordsOf(language: Language): Words {
  return language === 'zh' ? ZH : EN
}
