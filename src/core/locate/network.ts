import type { Gains } from './gains.ts'
import type { Rows } from './sparse.ts'

/** The worth of a set of open sites while sites open and close. More is better. */
export interface Network {
  readonly isOpen: Uint8Array
  /** Demand covered, or cost saved: what `SiteSearch` makes as large as it can. */
  readonly value: number
  /** Changes of the value smaller than this are rounding. */
  readonly noGain: number
  /** Whether the open sites are a plan: no demand is stranded that must be served. */
  readonly isComplete: boolean
  /** Demand rows each site reaches, and sites each demand row is reached by. */
  readonly reaches: Rows
  readonly reachedBy: Rows
  /** What opening each site would add, where it is kept up to date; 0 for open ones. */
  readonly gains?: Gains
  /** What opening a closed site would add. */
  gainOf(site: number): number
  /**
   * No less than what `gainOf` would say, without counting: where gains only fall as sites open, so
   * that the best is found by counting few (lazy greedy, Minoux 1978).
   */
  gainLimit?(site: number): number
  /** What closing an open site would take away. */
  lossOf(site: number): number
  open(site: number): void
  close(site: number): void
}

/** Rows whose mark is set, ascending. */
export function openRows(isOpen: Uint8Array): Uint32Array {
  let count = 0
  for (const mark of isOpen) count += mark
  const rows = new Uint32Array(count)
  for (let s = 0, k = 0; s < isOpen.length; s++) if (isOpen[s]) rows[k++] = s
  return rows
}

/** A change smaller than this share of all that is at stake is rounding, not a gain. */
export const ROUNDING_SHARE = 1e-12
