import type { Frame } from '../frame.ts'
import { spacedRows } from '../rank.ts'
import type { Scores } from '../score.ts'

const POOL_FACTOR = 5
const LEAST_POOL = 500

/** How many sites compete for the best `top` places when weights are moved. */
export function poolSize(top: number): number {
  return Math.max(LEAST_POOL, POOL_FACTOR * top)
}

/**
 * The sites that compete for the best `top` places, best first: the ranked list carried on to five
 * times as many, at least 500. The spacing is kept once, under the chosen weights, so that each row
 * stands for the place around it; without it, the cells beside a good site would push all others
 * out. A cell beside it that comes out a little better under other weights takes the site there, not
 * the place from it.
 */
export function rivalRows(
  frame: Frame,
  scores: Scores,
  top: number,
  spacingMetres: number,
): number[] {
  return spacedRows(frame, scores, poolSize(top), spacingMetres)
}
