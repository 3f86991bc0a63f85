import { type Dataset, textColumn } from '../../dataset/dataset.ts'
import { firstVertex } from '../../dataset/shapes.ts'
import { type Grid, rowOfCell } from '../../grid/grid.ts'
import { cellAt } from '../../grid/h3-index.ts'
import { Problem } from '../../problem.ts'

/** Stations that never opened have no place in a back-test. */
const UNOPENED = ['planned', 'building']

const DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ])/

/** Stations with the day each opened, as 'YYYY-MM-DD'; '' where it is not known. */
export interface DatedStations {
  readonly dataset: Dataset
  readonly days: readonly string[]
}

/** The day a text states, as 'YYYY-MM-DD'; '' where it states none. */
export function dayOf(text: string): string {
  const [, year, month, day] = DAY.exec(text.trim()) ?? []
  if (!year || !month || !day) return ''
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : ''
}

/**
 * Stations as a back-test takes them: with the day each opened, and as ours where no row says whose
 * they are.
 * @throws Problem bad_input where no row states a day, usage for a split that is no day or outside
 *   those stated
 */
export function datedStations(dataset: Dataset, split: string): DatedStations {
  const status = textColumn(dataset, 'status')
  const days = textColumn(dataset, 'opened').map((text, row) =>
    UNOPENED.includes(status[row]!) ? '' : dayOf(text),
  )
  checkSplit(dataset.provenance.name, days, split)
  const own = textColumn(dataset, 'own')
  const ours = own.includes('own') ? own : own.map(() => 'own')
  return { dataset: { ...dataset, texts: { ...dataset.texts, own: ours } }, days }
}

function checkSplit(name: string, days: readonly string[], split: string): void {
  const known = days.filter(Boolean).sort()
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined)
    throw new Problem(
      'bad_input',
      `No station of ${name} says when it opened: name the column with --map opened=COLUMN, its days as 2018-02-03.`,
    )
  if (dayOf(split) !== split || split === '')
    throw new Problem('usage', `--split takes a day as 2018-02-03, not "${split}".`)
  if (split < first || split >= last)
    throw new Problem(
      'usage',
      `The split ${split} parts nothing: the stations of ${name} opened from ${first} to ${last}, so give a day from ${first} to before ${last}.`,
    )
}

/** The stations as they were on a day: what opened later, or nobody knows when, serves nobody. */
export function stationsUpTo({ dataset, days }: DatedStations, day: string): Dataset {
  const status = textColumn(dataset, 'status')
  const then = status.map((word, row) => (isWithin(days[row]!, '', day) ? word : 'planned'))
  const texts = { ...dataset.texts, status: then }
  return { ...dataset, texts, hash: `${dataset.hash} up to ${day}` }
}

/** 1 for the cells where a station opened after one day, up to and on another. */
export function openedCells(
  grid: Grid,
  { dataset, days }: DatedStations,
  after: string,
  upTo = '9999',
): Uint8Array {
  const marks = new Uint8Array(grid.length)
  days.forEach((day, i) => {
    if (!isWithin(day, after, upTo)) return
    const [lon, lat] = firstVertex(dataset.shapes, i)
    const row = rowOfCell(grid, ...cellAt(lat, lon, grid.resolution))
    if (row >= 0) marks[row] = 1
  })
  return marks
}

function isWithin(day: string, after: string, upTo: string): boolean {
  return day > after && day <= upTo
}

/**
 * The day that parts the openings up to a split most evenly: weights are learnt on those after it,
 * seen with the stations up to it. undefined where all of them opened on one day.
 */
export function fitDay({ days }: DatedStations, split: string): string | undefined {
  const earlier = days.filter((day) => isWithin(day, '', split)).sort()
  const candidates = [...new Set(earlier)].slice(0, -1)
  const unevenness = (day: string) =>
    Math.abs(earlier.filter((each) => each <= day).length - earlier.length / 2)
  return candidates.sort((a, b) => unevenness(a) - unevenness(b) || (a < b ? -1 : 1))[0]
}
