import { parseNumber } from './field-value.ts'

export type Axis = 'lat' | 'lon'

/** A number of degrees, and the axis that its letter names. */
export interface Degrees {
  readonly value: number
  readonly axis?: Axis
}

/** Before or after the figures: north, south, east, west, as people write them. */
const HEMISPHERES: Readonly<Record<string, { readonly axis: Axis; readonly sign: 1 | -1 }>> = {
  n: { axis: 'lat', sign: 1 },
  s: { axis: 'lat', sign: -1 },
  e: { axis: 'lon', sign: 1 },
  w: { axis: 'lon', sign: -1 },
  北纬: { axis: 'lat', sign: 1 },
  北緯: { axis: 'lat', sign: 1 },
  南纬: { axis: 'lat', sign: -1 },
  南緯: { axis: 'lat', sign: -1 },
  东经: { axis: 'lon', sign: 1 },
  東經: { axis: 'lon', sign: 1 },
  西经: { axis: 'lon', sign: -1 },
  西經: { axis: 'lon', sign: -1 },
}
const HEMISPHERE = '[nsew]|[北南][纬緯]|[东東西][经經]'
const FIGURE = '\\d+(?:[.,]\\d+)?'
// 31°13'49.4"N, N31 13.823, 北纬31度13分49.4秒, -31° 13′: seconds and minutes may be absent.
const SEXAGESIMAL = new RegExp(
  `^(${HEMISPHERE})?\\s*([+-])?\\s*(${FIGURE})\\s*(?:[°º˚度d]\\s*|\\s+)` +
    `(?:(${FIGURE})\\s*(?:['′’分m]\\s*|\\s+|$)(?:(${FIGURE})\\s*(?:["″”秒s]|''|′′|’’)?\\s*)?)?(${HEMISPHERE})?$`,
  'i',
)
const LETTERED = new RegExp(`^(${HEMISPHERE})?\\s*([+-]?${FIGURE})\\s*°?\\s*(${HEMISPHERE})?$`, 'i')
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/

/**
 * The degrees a cell states: 31.2304, 31,2304, 31°13'49.4"N, N31 13.823, 北纬31度13分. NaN where it
 * is empty, undefined where it is none. Minutes and seconds of 60 or more are none.
 */
export function parseDegrees(cell: unknown): Degrees | undefined {
  const plain = parseNumber(cell)
  if (plain !== undefined) return { value: plain }
  if (typeof cell !== 'string') return undefined
  const text = cell.replace(/[º˚]/g, '°').normalize('NFKC').trim()
  return lettered(text) ?? sexagesimal(text)
}

function lettered(text: string): Degrees | undefined {
  const match = LETTERED.exec(text)
  if (!match) return undefined
  const [, before, figure, after] = match
  const value = Number(figure!.replace(',', '.'))
  return withHemisphere(value, before, after)
}

function sexagesimal(text: string): Degrees | undefined {
  const match = SEXAGESIMAL.exec(text)
  if (!match) return undefined
  const [, before, sign, ...figures] = match
  const after = figures.pop()
  const [degrees, minutes, seconds] = figures.map((figure) =>
    Number((figure ?? '0').replace(',', '.')),
  )
  if (minutes! >= 60 || seconds! >= 60) return undefined
  const size = degrees! + minutes! / 60 + seconds! / 3600
  return withHemisphere(sign === '-' ? -size : size, before, after)
}

/** A letter and a minus, or two letters, contradict each other. */
function withHemisphere(value: number, before?: string, after?: string): Degrees | undefined {
  const letter = before ?? after
  if (letter === undefined) return { value }
  if ((before !== undefined && after !== undefined) || value < 0) return undefined
  const { axis, sign } = HEMISPHERES[letter.toLowerCase()]!
  return { value: sign * value, axis }
}

/**
 * A coordinate of a projected system: as a plain number, or with a decimal comma where it cannot be
 * a thousands separator. NaN where the cell is empty, undefined where it is none.
 */
export function parseMetres(cell: unknown): number | undefined {
  const plain = parseNumber(cell)
  if (plain !== undefined || typeof cell !== 'string') return plain
  const text = cell.trim()
  if (!DECIMAL_COMMA.test(text) || /^[+-]?\d{1,3},\d{3}$/.test(text)) return undefined
  return Number(text.replace(',', '.'))
}

/** Two coordinates of one cell, in the cell's order. */
export type Pair = readonly [first: Degrees, second: Degrees]

/**
 * The two coordinates that one cell states: '31.23, 121.47', '31,23; 121,47', '(31.23 121.47)',
 * '31°13′N 121°28′E'. Undefined where it is none.
 */
export function parsePair(cell: unknown): Pair | undefined {
  if (typeof cell !== 'string') return undefined
  const text = cell
    .replace(/[º˚]/g, '°')
    .normalize('NFKC')
    .trim()
    .replace(/^[([]\s*|\s*[)\]]$/g, '')
  for (const cut of cutsOf(text)) {
    const [first, second] = cut.map((part) => parseDegrees(part.trim()))
    if (first && second && Number.isFinite(first.value) && Number.isFinite(second.value))
      return [first, second]
  }
  return undefined
}

/** The ways to cut a text in two, the surest first. */
function cutsOf(text: string): string[][] {
  const cuts = [
    /[;|/、]/,
    /,\s+/,
    /,/,
    /(?<=[nsew北南东東西纬緯经經])\s+(?=\S)/i,
    /\s+(?=[nsew北南东東西])/i,
    /\s+/,
  ]
  return cuts.map((cut) => text.split(cut)).filter((parts) => parts.length === 2)
}
