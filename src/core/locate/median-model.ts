import { FREE, openFromTheStart, type SiteChoice } from './site-rules.ts'
import { type Rows, transposed } from './sparse.ts'
import type { Travel } from './travel.ts'

/**
 * What p-median and gradual covering come down to: each demand row is served by its cheapest open
 * site, or stays unserved at a cost of its own; the sum of these costs is to be least.
 */
export interface MedianModel {
  /** Sites of each demand row, cheap ones first, none dearer than staying unserved. */
  readonly rowSites: Rows
  /** One an entry of `rowSites`. */
  readonly rowCost: Float64Array
  readonly siteRows: Rows
  /** One an entry of `siteRows`. */
  readonly siteCost: Float64Array
  /** Cost of a row that no chosen site serves; Infinity where it must be served. */
  readonly unserved: Float64Array
  /** Candidate of each site. */
  readonly siteOf: Uint32Array
}

/**
 * @param costOf cost of serving a demand row from a distance, not falling with it
 * @param unserved cost of not serving it; Infinity where it must be served
 */
export function medianModel(
  travel: Travel,
  choice: SiteChoice,
  costOf: (row: number, distance: number) => number,
  unserved: (row: number) => number,
): MedianModel {
  const siteOf = Uint32Array.from({ length: choice.candidateCount }, (_, j) => j).filter(
    (j) => choice.state[j] === FREE,
  )
  const siteRow = new Int32Array(choice.candidateCount).fill(-1)
  for (const [row, candidate] of siteOf.entries()) siteRow[candidate] = row
  const isOpen = new Uint8Array(choice.candidateCount)
  for (const j of openFromTheStart(choice)) isOpen[j] = 1
  const start = new Uint32Array(travel.demandCount + 1)
  const index = new Uint32Array(travel.candidate.length)
  const cost = new Float64Array(travel.candidate.length)
  const rest = new Float64Array(travel.demandCount)
  let size = 0
  for (let i = 0; i < travel.demandCount; i++) {
    rest[i] = unserved(i)
    for (let k = travel.start[i]!; k < travel.start[i + 1]!; k++) {
      const price = costOf(i, travel.distance[k]!)
      if (price >= rest[i]!) break
      const candidate = travel.candidate[k]!
      if (isOpen[candidate]) rest[i] = price
      else if (siteRow[candidate]! >= 0) {
        index[size] = siteRow[candidate]!
        cost[size++] = price
      }
    }
    start[i + 1] = size
  }
  const rowSites = { start, index: index.slice(0, size) }
  const rowCost = cost.slice(0, size)
  const siteRows = transposed(rowSites, siteOf.length)
  const siteCost = costsBySite(rowSites, rowCost, siteRows)
  return { rowSites, rowCost, siteRows, siteCost, unserved: rest, siteOf }
}

/** The costs in the order of the transposed rows. */
function costsBySite(rowSites: Rows, rowCost: Float64Array, siteRows: Rows): Float64Array {
  const next = siteRows.start.slice()
  const siteCost = new Float64Array(rowCost.length)
  for (let k = 0; k < rowCost.length; k++) siteCost[next[rowSites.index[k]!]!++] = rowCost[k]!
  return siteCost
}

/** What it would cost if every row had its cheapest site: no plan costs less. */
export function leastCost(model: MedianModel): number {
  let cost = 0
  for (let i = 0; i < model.unserved.length; i++) {
    const from = model.rowSites.start[i]!
    const cheapest = from < model.rowSites.start[i + 1]! ? model.rowCost[from]! : Infinity
    cost += Math.min(cheapest, model.unserved[i]!)
  }
  return cost
}
