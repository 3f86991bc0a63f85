import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import type { Host } from '../dataset/kinds.ts'
import { HOST_FIT } from './host-fit.ts'

/** The items of the site sheet (thesis 4.3.3; permit status by domain.md). */
export const SHEET_ITEM_IDS = [
  'accessibility',
  'hoisting',
  'load_bearing',
  'drainage',
  'ownership',
  'fire_protection',
  'electricity',
  'parking_spaces',
  'rent_5_years',
  'rent_8_years',
  'permit',
] as const
export type SheetItemId = (typeof SHEET_ITEM_IDS)[number]

/** How one item is read and marked. */
export interface SheetItem {
  readonly id: SheetItemId
  /** Share before normalisation. */
  readonly weight: number
  /** Column of the partners data, and its marks, 0–1, by word or by number. */
  readonly field: string
  readonly marks: Readonly<Record<string, number>> | ((value: number, norm: number) => number)
}

/** Words that any item in words understands; each with its mark. */
const GRADES = { good: 1, fair: 0.6, poor: 0.2, none: 0 } as const

/** Rising on a straight line to full marks. */
const upTo = (full: number) => (value: number) => Math.min(1, value / full)
/** Half marks at the region's median rent, none at twice that. */
const cheaper = (rent: number, median: number) => Math.max(0, 1 - rent / (2 * median))

/**
 * The sheet with weights: all assumed and editable, what cannot be mended later weighs most.
 * Parking: 3–4 spaces for a station and as many to wait. Electricity: 630 kVA is the smallest
 * transformer seen at a station (domain.md).
 */
export const SITE_SHEET: readonly SheetItem[] = [
  { id: 'accessibility', weight: 3, field: 'accessibility', marks: GRADES },
  { id: 'hoisting', weight: 1, field: 'hoisting', marks: GRADES },
  { id: 'load_bearing', weight: 2, field: 'load_bearing', marks: GRADES },
  { id: 'drainage', weight: 1, field: 'drainage', marks: GRADES },
  {
    id: 'ownership',
    weight: 3,
    field: 'ownership',
    marks: { owned: 1, leased: 0.7, unclear: 0.2, disputed: 0 },
  },
  {
    id: 'fire_protection',
    weight: 2,
    field: 'fire_protection',
    marks: { approved: 1, pending: 0.5, refused: 0 },
  },
  { id: 'electricity', weight: 3, field: 'electricity_kva', marks: upTo(630) },
  { id: 'parking_spaces', weight: 1, field: 'parking_spaces', marks: upTo(8) },
  { id: 'rent_5_years', weight: 1, field: 'rent_5_years', marks: cheaper },
  { id: 'rent_8_years', weight: 1, field: 'rent_8_years', marks: cheaper },
  {
    id: 'permit',
    weight: 3,
    field: 'permit',
    marks: { granted: 1, pending: 0.5, none: 0.3, refused: 0 },
  },
]

/** Items that leave a site out where they are known and marked 0. */
export const REQUIRED_ITEMS: readonly SheetItemId[] = [
  'load_bearing',
  'ownership',
  'fire_protection',
  'permit',
]

/** What the sheet says of one site. */
export interface SheetFit {
  /** 0–100. */
  readonly fit: number
  /** Mark of each item, 0–1; NaN = unknown. */
  readonly marks: Readonly<Record<SheetItemId, number>>
  /** Share of the weights that is known. */
  readonly known: number
  /** Required items that are known and fail: the site is left out. */
  readonly fails: readonly SheetItemId[]
}

/** Reads the sheets of one partners dataset. */
export class SiteSheets {
  readonly #dataset: Dataset
  readonly #items: readonly { readonly item: SheetItem; readonly marks: Float64Array }[]
  readonly #required: readonly SheetItemId[]
  readonly #host: readonly string[]

  constructor(dataset: Dataset, required: readonly SheetItemId[] = REQUIRED_ITEMS) {
    this.#dataset = dataset
    this.#required = required
    this.#host = textColumn(dataset, 'host')
    this.#items = SITE_SHEET.map((item) => ({ item, marks: marksOf(dataset, item) }))
  }

  /**
   * The fit of a row: the weighted mean of its marks. An unknown item counts as the host's type
   * usually does (HOST_FIT): it is neither bad nor good, a site of which nothing is known stands
   * where its type stands, and one good item does not make a sheet of full marks.
   */
  fitOf(row: number): SheetFit {
    if (!(row >= 0 && row < this.#dataset.rows))
      throw new Error(`fitOf needs a row below ${this.#dataset.rows}, got ${row}`)
    const usual = HOST_FIT[(this.#host[row] || 'other') as Host] / 100
    let [sum, known, total] = [0, 0, 0]
    const marks = {} as Record<SheetItemId, number>
    for (const { item, marks: column } of this.#items) {
      const mark = column[row]!
      marks[item.id] = mark
      total += item.weight
      if (!Number.isNaN(mark)) known += item.weight
      sum += item.weight * (Number.isNaN(mark) ? usual : mark)
    }
    const fails = this.#required.filter((id) => marks[id] === 0)
    return { fit: (100 * sum) / total, marks, known: known / total, fails }
  }
}

/** The reason a site is left out, as it is shown. */
export function sheetReason(fails: readonly SheetItemId[]): string {
  return `site sheet: ${fails.map((id) => id.replaceAll('_', ' ')).join(', ')}`
}

function marksOf(dataset: Dataset, { field, marks }: SheetItem): Float64Array {
  if (typeof marks !== 'function')
    return Float64Array.from(
      textColumn(dataset, field),
      (word) => marks[word.trim().toLowerCase()] ?? Number.NaN,
    )
  const column = numberColumn(dataset, field)
  const norm = medianOf(column)
  return column.map((value) => (Number.isNaN(value) ? Number.NaN : marks(value, norm)))
}

/** NaN where nothing is known. */
function medianOf(column: Float64Array): number {
  const known = column.filter((value) => !Number.isNaN(value)).sort()
  const middle = known.length >> 1
  if (known.length % 2 === 1) return known[middle]!
  return known.length === 0 ? Number.NaN : (known[middle - 1]! + known[middle]!) / 2
}
