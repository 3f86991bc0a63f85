import { CHILDREN, type ServiceDistance } from './service-distance.ts'

/** What of a quantity lies within a cutoff of the network. */
export interface Measure {
  readonly total: number
  /** Within the cutoff of one station or more. */
  readonly covered: number
  /** Within the cutoff of two stations or more: what is left when one is shut. */
  readonly twice: number
  /** covered ÷ total; NaN where there is nothing to cover. */
  readonly share: number
}

/** Share of each cell, in sevenths, within the cutoff of the nearest station. */
export function coveredShares(distance: ServiceDistance, cutoffMetres: number): Float64Array {
  return sharesWithin(distance.firstMetres, cutoffMetres)
}

/** Share of each cell, in sevenths, within the cutoff of a second station. */
export function twiceShares(distance: ServiceDistance, cutoffMetres: number): Float64Array {
  return sharesWithin(distance.secondMetres, cutoffMetres)
}

function sharesWithin(metres: Float32Array, cutoffMetres: number): Float64Array {
  const shares = new Float64Array(metres.length / CHILDREN)
  for (let row = 0; row < shares.length; row++) {
    let within = 0
    for (let at = CHILDREN * row; at < CHILDREN * (row + 1); at++)
      if (metres[at]! <= cutoffMetres) within++
    shares[row] = within / CHILDREN
  }
  return shares
}

/** Coverage of a quantity by cell, of some rows or of all. */
export function measure(
  quantity: Float64Array,
  covered: Float64Array,
  twice: Float64Array,
  isCounted: (row: number) => boolean = () => true,
): Measure {
  let [total, once, more] = [0, 0, 0]
  for (let row = 0; row < quantity.length; row++) {
    const value = quantity[row]!
    if (value === 0 || !isCounted(row)) continue
    total += value
    once += value * covered[row]!
    more += value * twice[row]!
  }
  return { total, covered: once, twice: more, share: total > 0 ? once / total : Number.NaN }
}
