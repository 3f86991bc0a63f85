import type { Host } from '../../core/dataset/kinds.ts'
import { unpackText } from '../unpack.ts'

/** A brand of places that could host a station. */
export interface Brand {
  readonly name: string
  readonly host: Host
  /** Where it is found: ISO 3166 codes in lower case, '001' for everywhere; may be empty. */
  readonly countries: readonly string[]
}

/** A brand recognised in a text. */
export interface BrandMatch extends Brand {
  /**
   * How sure it is, 0–1: 1 where the text is a name of the brand, 0.8 where it begins with one, 0.6
   * where it holds one; half of that where the brand is not known of this country, or where several
   * brands go by the name.
   */
  readonly confidence: number
}

const LONGEST_WORDS = 5

/** A name as brands are looked up: width forms, case, spaces and punctuation do not matter. */
function brandKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Some 3,000 brands of fuel and retail, found by any of their names. */
export class BrandTable {
  readonly #byKey = new Map<string, Brand[]>()
  /** Longest key that begins with a letter: what begins with no key is passed over at once. */
  readonly #longest = new Map<string, number>()
  readonly #known = new Map<string, BrandMatch | undefined>()
  readonly #country: string

  /** @param country where the names come from, ISO 3166 in lower case, '' where it is not known */
  constructor(lines: readonly string[], country: string) {
    this.#country = country
    for (const line of lines) {
      const [host, name, countries, keys] = line.split('\t') as [Host, string, string, string]
      const brand = { name, host, countries: countries.split(' ').filter(Boolean) }
      for (const key of keys.split('|')) {
        this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), brand])
        this.#longest.set(key[0]!, Math.max(this.#longest.get(key[0]!) ?? 0, key.length))
      }
    }
  }

  /** The brand a text names, undefined where it names none that is known. */
  match(text: string): BrandMatch | undefined {
    if (!this.#known.has(text)) this.#known.set(text, this.#find(text))
    return this.#known.get(text)
  }

  #find(text: string): BrandMatch | undefined {
    const whole = this.#brandOf(brandKey(text), 1)
    if (whole) return whole
    const words = text
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
    for (let at = 0; at < words.length; at++) {
      const found = this.#atWord(words, at) ?? this.#inWord(words[at]!, at)
      if (found) return found
    }
    return undefined
  }

  /** Whole words from one on: Latin names must not be found inside other words. */
  #atWord(words: readonly string[], at: number): BrandMatch | undefined {
    const most = Math.min(LONGEST_WORDS, words.length - at)
    for (let count = most; count > 0; count--) {
      const key = words.slice(at, at + count).join('')
      const found = key.length > 1 ? this.#brandOf(key, at === 0 ? 0.8 : 0.6) : undefined
      if (found) return found
    }
    return undefined
  }

  /** Chinese and Japanese are written without spaces: the longest name from the first letter on. */
  #inWord(word: string, at: number): BrandMatch | undefined {
    for (let from = 0; from < word.length - 1; from++) {
      if (!/\p{Script=Han}|\p{Script=Katakana}/u.test(word[from]!)) continue
      const longest = Math.min(this.#longest.get(word[from]!) ?? 0, word.length - from)
      for (let length = longest; length > 1; length--) {
        const confidence = at + from === 0 ? 0.8 : 0.6
        const found = this.#brandOf(word.slice(from, from + length), confidence)
        if (found) return found
      }
    }
    return undefined
  }

  #brandOf(key: string, confidence: number): BrandMatch | undefined {
    const brands = this.#byKey.get(key)
    if (!brands) return undefined
    const here = brands.filter(({ countries }) => this.#isHere(countries))
    // Hosts come first in the table, the convenience stores of fuel brands last.
    const [best, ...others] = here.length > 0 ? here : brands
    const isSure =
      here.length > 0 && others.every(({ host }) => host === best!.host || host === 'other')
    return { ...best!, confidence: isSure ? confidence : confidence / 2 }
  }

  #isHere(countries: readonly string[]): boolean {
    if (this.#country === '' || countries.length === 0) return true
    return countries.includes('001') || countries.includes(this.#country)
  }
}

/** The table, unpacked only where somebody asks for it. */
export async function brandTable(country: string): Promise<BrandTable> {
  const { BRAND_TABLE_BASE64 } = await import('./brand-table.generated.ts')
  return new BrandTable((await unpackText(BRAND_TABLE_BASE64)).split('\n'), country)
}
