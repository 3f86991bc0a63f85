import type { Language } from './words/words.ts'

/** Figures as people of a language write them; what is not known is a dash. */
export class Figures {
  readonly #locale: string

  constructor(language: Language) {
    this.#locale = language === 'zh' ? 'zh-CN' : 'en'
  }

  /** 118263091.7 → '118 million' or '1.18亿'; below a million in full: '78,859'. */
  count(value: number | undefined): string {
    if (!isKnown(value)) return UNKNOWN
    return value >= MILLION ? this.#compact(value) : this.#number(value, 0)
  }

  /** 118263091.7 → '118,263,092', for tables. */
  whole(value: number | undefined): string {
    return isKnown(value) ? this.#number(value, 0) : UNKNOWN
  }

  /** 12.345 → '12.3'. */
  tenths(value: number | undefined): string {
    return isKnown(value) ? this.#number(value, 1) : UNKNOWN
  }

  /** 0.2531 → '25.3%'. */
  percent(share: number | undefined): string {
    return isKnown(share) ? `${this.#number(100 * share, 1)}%` : UNKNOWN
  }

  /** 0.4153 → '0.42'. */
  hundredths(value: number | undefined): string {
    return isKnown(value) ? this.#number(value, 2) : UNKNOWN
  }

  /** 2999 m → '3.0', 202780 m → '203'. */
  km(metres: number | undefined): string {
    if (!isKnown(metres)) return UNKNOWN
    return this.#number(metres / 1000, metres < 99_950 ? 1 : 0)
  }

  /** 3000 m → '3', 2500 m → '2.5': a limit as it was asked for. */
  limitKm(metres: number): string {
    return String(Number((metres / 1000).toFixed(3)))
  }

  /** Degrees to about 10 m. */
  place(lat: number, lon: number): string {
    return `${lat.toFixed(4)}, ${lon.toFixed(4)}`
  }

  #number(value: number, digits: number): string {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    return new Intl.NumberFormat(this.#locale, options).format(value)
  }

  #compact(value: number): string {
    const options = {
      notation: 'compact',
      compactDisplay: 'long',
      maximumSignificantDigits: 3,
    } as const
    return new Intl.NumberFormat(this.#locale, options).format(value)
  }
}

const UNKNOWN = '–'
const MILLION = 1_000_000

function isKnown(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value)
}
