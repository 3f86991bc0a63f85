import type { Network } from './network.ts'
import { CHILDREN, type ServiceDistance } from './service-distance.ts'

/** What changes from one network to another on the same ground. */
export interface CoverageDifference {
  /** Newly within the cutoff, and no longer within it. */
  readonly gained: number
  readonly lost: number
  /** Of the stations that only the later network has: what is newly covered and nearest to them. */
  readonly opened: readonly StationShare[]
  /** Of those that only the earlier one has: what is no longer covered and was nearest to them. */
  readonly closed: readonly StationShare[]
  /** Newly covered less no longer covered, cell by cell. */
  readonly byRow: Float64Array
}

export interface StationShare {
  readonly id: string
  readonly name: string
  readonly quantity: number
}

/** Difference in what is covered of a quantity, and the stations that it comes from. */
export function coverageDifference(
  quantity: Float64Array,
  before: { readonly network: Network; readonly distance: ServiceDistance },
  after: { readonly network: Network; readonly distance: ServiceDistance },
  cutoffMetres: number,
): CoverageDifference {
  const byRow = new Float64Array(quantity.length)
  const won = new Float64Array(after.network.stations.length)
  const gone = new Float64Array(before.network.stations.length)
  let [gained, lost] = [0, 0]
  for (let at = 0; at < before.distance.firstMetres.length; at++) {
    const row = (at / CHILDREN) | 0
    const value = quantity[row]! / CHILDREN
    if (value === 0) continue
    const was = before.distance.firstMetres[at]! <= cutoffMetres
    const is = after.distance.firstMetres[at]! <= cutoffMetres
    if (was === is) continue
    byRow[row]! += is ? value : -value
    if (is) {
      gained += value
      won[after.distance.nearest[at]!]! += value
    } else {
      lost += value
      gone[before.distance.nearest[at]!]! += value
    }
  }
  return {
    gained,
    lost,
    opened: sharesOf(after.network, before.network, won),
    closed: sharesOf(before.network, after.network, gone),
    byRow,
  }
}

/** Of the stations that the other network lacks, most first. */
function sharesOf(network: Network, other: Network, quantity: Float64Array): StationShare[] {
  const known = new Set(other.stations.map(({ id }) => id))
  return network.stations
    .map(({ id, name }, s) => ({ id, name, quantity: quantity[s]! }))
    .filter(({ id }) => !known.has(id))
    .sort((a, b) => b.quantity - a.quantity)
}
