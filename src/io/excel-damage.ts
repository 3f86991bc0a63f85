import { quote } from './quote.ts'

/** Digits of a number that a spreadsheet keeps; those after them become zeros. */
const KEPT_DIGITS = 15
/** Share of the ids that must be of one length before shorter ones are suspected. */
const SAME_LENGTH_SHARE = 0.8
/** Least number of ids of one length for that. */
const LEAST_IDS = 5

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d{2,}$/i
const ERROR_VALUE = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|#+)$/i
const SHORT_DATE =
  /^(?:\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{2}|\d{1,2}月\d{1,2}日)$/i

/**
 * What a spreadsheet has probably made of a text, as a sentence, or undefined. It is told and not
 * mended: what was there before is gone.
 */
export function excelDamage(text: string, column: string): string | undefined {
  const what = `${quote(text)} in column '${column}'`
  if (SCIENTIFIC.test(text)) {
    return `${what} is a long number that a spreadsheet has shortened: its digits are lost.`
  }
  if (ERROR_VALUE.test(text)) return `${what} is a spreadsheet's error, not a value.`
  if (SHORT_DATE.test(text)) return `${what} is probably a code that a spreadsheet made a date of.`
  if (/^\d{16,}$/.test(text) && /^0+$/.test(text.slice(KEPT_DIGITS))) {
    return `${what} has zeros after its 15th digit: a spreadsheet keeps no more digits than that.`
  }
  return undefined
}

/** Ids by row, to see whether some have lost zeros they began with. */
export class LostZeros {
  readonly #ids: { readonly row: number; readonly id: string }[] = []
  #isNumeric = true

  add(row: number, id: string): void {
    if (!this.#isNumeric || id === '') return
    // One id that is no number, or still begins with a zero, shows that nothing was lost.
    if (/^[1-9]\d*$/.test(id)) this.#ids.push({ row, id })
    else this.#isNumeric = false
  }

  /** Rows whose id is shorter than nearly all others, with what that suggests. */
  found(): { readonly row: number; readonly message: string }[] {
    if (!this.#isNumeric) return []
    const longest = this.#ids.reduce((most, { id }) => Math.max(most, id.length), 0)
    const short = this.#ids.filter(({ id }) => id.length < longest)
    const full = this.#ids.length - short.length
    // Counting upwards gives short ones too, but fewer than nine in ten only from 1 on.
    const isCount = short.some(({ id }) => id === '1')
    if (isCount || full < LEAST_IDS || full < SAME_LENGTH_SHARE * this.#ids.length) return []
    return short.map(({ row, id }) => ({
      row,
      message: `The id ${quote(id)} has ${id.length} digits where most have ${longest}: zeros at its beginning may be lost.`,
    }))
  }
}
