import { type Dataset, textColumn } from '../dataset/dataset.ts'
import { KINDS } from '../dataset/kinds.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { distanceMetres } from '../grid/sphere.ts'
import { findDuplicates } from './duplicates.ts'

/** Moved by less than this, a place is where it was: coordinates are rounded on the way. */
const MOVED_METRES = 1

/** A site whose row says something else than before. */
export interface ChangedSite {
  /** Rows of the older and the newer list. */
  readonly before: number
  readonly after: number
  /** Fields that differ, in the order of the kind; 'place' where it moved by a metre or more. */
  readonly fields: readonly string[]
}

/** How a newer list differs from an older one; rows in ascending order. */
export interface ListChanges {
  /** Rows of the newer list. */
  readonly added: readonly number[]
  readonly changed: readonly ChangedSite[]
  readonly same: number
  /** Rows of the older list. */
  readonly gone: readonly number[]
}

/** Compares two versions of a list of sites: rows of one place (`findDuplicates`) are one site. */
export function listChanges(older: Dataset, newer: Dataset): ListChanges {
  const pairs = pairsOf(older, newer)
  const fields = Object.keys(KINDS[newer.kind].fields)
  const changed: ChangedSite[] = []
  for (const [after, before] of pairs) {
    const differing = differences(older, before, newer, after, fields)
    if (differing.length > 0) changed.push({ before, after, fields: differing })
  }
  const held = new Set(pairs.values())
  const rows = (list: Dataset) => Array.from({ length: list.rows }, (_, row) => row)
  return {
    added: rows(newer).filter((row) => !pairs.has(row)),
    changed: changed.sort((a, b) => a.after - b.after),
    same: pairs.size - changed.length,
    gone: rows(older).filter((row) => !held.has(row)),
  }
}

/** Row of the newer list → row of the older one: by id where it has one, else by place and name. */
function pairsOf(older: Dataset, newer: Dataset): Map<number, number> {
  const rowOf = new Map<string, number>()
  textColumn(older, 'id').forEach((id, row) => {
    if (id !== '' && !rowOf.has(id)) rowOf.set(id, row)
  })
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (after: number, before: number | undefined) => {
    if (before === undefined || pairs.has(after) || taken.has(before)) return
    pairs.set(after, before)
    taken.add(before)
  }
  textColumn(newer, 'id').forEach((id, row) => {
    if (id !== '') pair(row, rowOf.get(id))
  })
  for (const { entries } of findDuplicates([newer, older])) {
    const before = entries.filter(({ list, row }) => list === 1 && !taken.has(row))
    const after = entries.filter(({ list, row }) => list === 0 && !pairs.has(row))
    after.forEach(({ row }, i) => {
      pair(row, before[i]?.row)
    })
  }
  return pairs
}

function differences(
  older: Dataset,
  before: number,
  newer: Dataset,
  after: number,
  fields: readonly string[],
): string[] {
  const differing = fields.filter((field) => {
    const [a, b] = [statedAt(older, field, before), statedAt(newer, field, after)]
    return !Object.is(a, b)
  })
  const [lonA, latA] = firstVertex(older.shapes, before)
  const [lonB, latB] = firstVertex(newer.shapes, after)
  if (distanceMetres(latA, lonA, latB, lonB) >= MOVED_METRES) differing.unshift('place')
  return differing
}

/** A value; NaN and '' alike where a list says nothing. */
function statedAt({ numbers, texts }: Dataset, field: string, row: number): number | string {
  const value = numbers[field]?.[row] ?? texts[field]?.[row] ?? ''
  return Number.isNaN(value) ? '' : value
}
