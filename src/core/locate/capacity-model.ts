import type { CoveringProblem } from './problem.ts'
import { EXISTING, FIXED, FREE } from './site-rules.ts'
import { type Rows, transposed } from './sparse.ts'
import { travelWithin } from './travel.ts'

/** Covering where each site serves no more than its capacity. */
export interface CapacitatedProblem extends CoveringProblem {
  readonly capacity: Float64Array
}

/**
 * Capacitated maximal covering: demand rows send what they have, in parts if need be, to open sites
 * within the cutoff; a site takes up to its capacity. Sites 0 to `siteOf.length − 1` may be chosen,
 * those after them are open from the start.
 */
export interface CapacityModel {
  /** Demand of each row, > 0. */
  readonly demand: Float64Array
  readonly rowSites: Rows
  readonly siteRows: Rows
  /** Entry of `rowSites` for each entry of `siteRows`. */
  readonly entryOf: Uint32Array
  /** Of each site; at most what it reaches. */
  readonly capacity: Float64Array
  /** Candidate of each site that may be chosen. */
  readonly siteOf: Uint32Array
}

/** The problem without what no site reaches. */
export function capacityModel(problem: CapacitatedProblem): CapacityModel {
  const { choice, demand, cutoff } = problem
  const travel = travelWithin(problem.travel, cutoff)
  const all = Uint32Array.from({ length: choice.candidateCount }, (_, j) => j)
  const siteOf = all.filter((j) => choice.state[j] === FREE)
  const open = all.filter((j) => choice.state[j] === FIXED || choice.state[j] === EXISTING)
  const numbered = Uint32Array.from([...siteOf, ...open])
  const siteRow = new Int32Array(choice.candidateCount).fill(-1)
  for (const [site, candidate] of numbered.entries()) siteRow[candidate] = site
  const weight: number[] = []
  const start = [0]
  const index: number[] = []
  for (let i = 0; i < demand.length; i++) {
    if (!(demand[i]! > 0)) continue
    for (let k = travel.start[i]!; k < travel.start[i + 1]!; k++) {
      const site = siteRow[travel.candidate[k]!]!
      if (site >= 0) index.push(site)
    }
    if (index.length === start.at(-1)) continue
    weight.push(demand[i]!)
    start.push(index.length)
  }
  const rowSites = { start: Uint32Array.from(start), index: Uint32Array.from(index) }
  const siteRows = transposed(rowSites, numbered.length)
  const rowDemand = Float64Array.from(weight)
  return {
    demand: rowDemand,
    rowSites,
    siteRows,
    entryOf: entriesBySite(rowSites, siteRows),
    capacity: Float64Array.from(numbered, (candidate, site) =>
      Math.min(problem.capacity[candidate]!, reachOf(siteRows, rowDemand, site)),
    ),
    siteOf,
  }
}

/** All demand within reach of a site. */
function reachOf({ start, index }: Rows, demand: Float64Array, site: number): number {
  let reach = 0
  for (let k = start[site]!; k < start[site + 1]!; k++) reach += demand[index[k]!]!
  return reach
}

function entriesBySite(rowSites: Rows, siteRows: Rows): Uint32Array {
  const next = siteRows.start.slice()
  const entryOf = new Uint32Array(rowSites.index.length)
  for (let k = 0; k < entryOf.length; k++) entryOf[next[rowSites.index[k]!]!++] = k
  return entryOf
}

/** What all demand, and the largest capacities together, allow at most. */
export function capacityLimit({ demand, capacity, siteOf }: CapacityModel, sites: number): number {
  const largest = capacity.slice(0, siteOf.length).sort().reverse().subarray(0, sites)
  const sum = (numbers: Float64Array) => numbers.reduce((a, b) => a + b, 0)
  return Math.min(sum(demand), sum(largest) + sum(capacity.subarray(siteOf.length)))
}
