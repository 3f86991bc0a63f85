import { useClient } from '../state/store.ts'
import { EN } from './en.ts'
import type { Language } from './language.ts'
import type { KeysOf, SentencesLike, Table } from './sentences.ts'

export type WordKey = KeysOf<typeof EN>
type Values = Readonly<Record<string, string | number>>
/** Gives the sentence of a key, numbers written as the language does. */
export type Say<Key = WordKey> = (key: Key, values?: Values) => string

type Tables = Partial<Record<Language, Table>>

const tables = new Map<string, Tables>([['shell', { en: EN }]])
let spoken: Language = 'en'

const sayShell = sayIn('shell')

function sayIn(part: string) {
  return (key: string, values: Values = {}): string => {
    const { en = {}, [spoken]: own = en } = tables.get(part) ?? {}
    const sentence = formOf(own, key, values.count) ?? formOf(en, key, values.count) ?? key
    return sentence.replace(/\{\{(\w+)\}\}/g, (hole, name) => shownValue(values[name]) ?? hole)
  }
}

/** The sentence of a key, or its form for a count. */
function formOf(table: Table, key: string, count: string | number | undefined): string | undefined {
  if (typeof count !== 'number') return table[key]
  const form = new Intl.PluralRules(locale()).select(count)
  return table[`${key}_${form}`] ?? table[`${key}_other`]
}

function shownValue(value: string | number | undefined): string | undefined {
  return typeof value === 'number' ? new Intl.NumberFormat(locale()).format(value) : value
}

/** Says a sentence of the page outside components; components take `useWords`. */
export const say: Say = (key, values) => sayShell(key, values)

/** The sentence of a key that may not be one: names that come from data. */
export function sayOr(key: string, otherwise: string): string {
  return Object.hasOwn(EN, key) ? sayShell(key) : otherwise
}

/** `say`, and the component is drawn anew when the language changes. */
export function useWords(): Say {
  useClient((state) => state.language)
  return say
}

/**
 * Sentences of a mode that is loaded when it is first needed. Both languages come with it.
 * @returns a hook as `useWords`, for these sentences
 */
export function wordsOf<Words extends Table>(
  mode: string,
  { en, zh }: { readonly en: Words; readonly zh: SentencesLike<Words> },
): () => Say<KeysOf<Words>> {
  tables.set(mode, { en, zh })
  const sayMode = sayIn(mode)
  return () => {
    useClient((state) => state.language)
    return sayMode as Say<KeysOf<Words>>
  }
}

/** The language numbers are written in. */
export function locale(): string {
  return spoken === 'zh' ? 'zh-CN' : 'en'
}

/** Speaks another language; its sentences are fetched when it is first chosen. */
export async function speak(language: Language): Promise<void> {
  if (language === 'zh') {
    const { ZH } = await import('./zh.ts')
    tables.set('shell', { en: EN, zh: ZH })
  }
  spoken = language
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  useClient.setState({ language })
}
