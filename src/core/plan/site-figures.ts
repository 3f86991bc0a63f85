import { type Catchments, CHILDREN, childCount, type Places } from '../criteria/catchment.ts'

/** What a network covers within the cutoff, and what each of its new sites does for that. */
export interface NetworkFigures {
  /** Swaps/day of the region. */
  readonly demand: number
  /** Swaps/day that the standing stations cover, and with the opened sites. */
  readonly before: number
  readonly after: number
  /** Cells with demand; their sevenths that are covered, before and after, in cells. */
  readonly cells: number
  readonly cellsBefore: number
  readonly cellsAfter: number
  /** Of each opened site: what it covers alone, and what would be lost without it. */
  readonly alone: Float64Array
  readonly adds: Float64Array
}

/**
 * Counts what stations cover, from the cells and their children alone: nothing here is the
 * solver's, so it checks what the solver claims.
 * @param opened indices of places; @param standing likewise
 */
export function networkFigures(
  swaps: Float64Array,
  catchments: Catchments,
  places: Places,
  opened: readonly number[],
  standing: readonly number[],
): NetworkFigures {
  const counts = new Uint16Array(swaps.length * CHILDREN)
  const cover = (rows: readonly number[]) => {
    for (const place of rows)
      catchments.forEachReached(places, place, (row, children) => {
        for (let child = 0; child < CHILDREN; child++)
          if (children & (1 << child)) counts[row * CHILDREN + child]!++
      })
    return coveredSums(swaps, counts)
  }
  const before = cover(standing)
  const after = cover(opened)
  const lostWithout = (place: number) => {
    let sum = 0
    catchments.forEachReached(places, place, (row, children) => {
      let found = 0
      for (let child = 0; child < CHILDREN; child++)
        if (children & (1 << child) && counts[row * CHILDREN + child] === 1) found++
      sum += (swaps[row]! * found) / CHILDREN
    })
    return sum
  }
  return {
    demand: swaps.reduce((sum, value) => sum + value, 0),
    before: before.swaps,
    after: after.swaps,
    cells: swaps.reduce((count, value) => count + (value > 0 ? 1 : 0), 0),
    cellsBefore: before.cells,
    cellsAfter: after.cells,
    alone: Float64Array.from(opened, (place) => aloneAt(swaps, catchments, places, place)),
    adds: Float64Array.from(opened, lostWithout),
  }
}

function aloneAt(
  swaps: Float64Array,
  catchments: Catchments,
  places: Places,
  place: number,
): number {
  let sum = 0
  catchments.forEachReached(places, place, (row, children) => {
    sum += (swaps[row]! * childCount(children)) / CHILDREN
  })
  return sum
}

function coveredSums(swaps: Float64Array, counts: Uint16Array): { swaps: number; cells: number } {
  let [sum, cells] = [0, 0]
  for (let row = 0; row < swaps.length; row++) {
    if (!(swaps[row]! > 0)) continue
    let children = 0
    for (let child = row * CHILDREN; child < (row + 1) * CHILDREN; child++)
      if (counts[child]! > 0) children++
    sum += (swaps[row]! * children) / CHILDREN
    cells += children / CHILDREN
  }
  return { swaps: sum, cells }
}
