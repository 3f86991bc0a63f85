import { CHILDREN, type ServiceDistance } from './service-distance.ts'

/** How a quantity lies by its distance to the nearest station. */
export interface DistanceProfile {
  readonly total: number
  /** Mean great circle to the nearest station, metres; NaN without stations or quantity. */
  readonly meanMetres: number
  /** Least distance within which 95% of the quantity lies. */
  readonly p95Metres: number
  /** Gini coefficient of the distance over the quantity: 0 all as far, 1 one bears it all. */
  readonly gini: number
  /** Share of the quantity within each of the distances asked for. */
  readonly curve: readonly CurvePoint[]
  /** Share of all distance borne by the nearest shares of the quantity, 0–1 in steps. */
  readonly lorenz: readonly LorenzPoint[]
}

export interface CurvePoint {
  readonly metres: number
  readonly share: number
}

export interface LorenzPoint {
  readonly quantity: number
  readonly distance: number
}

const PERCENTILE = 0.95
const LORENZ_STEPS = 20

/**
 * Profile of a quantity by cell. The Lorenz curve puts people in order of distance, nearest first;
 * the Gini coefficient is twice the area between it and the diagonal (trapezia between equal
 * distances, so it is exact for what is counted).
 *
 * @param atMetres distances of the curve, rising
 */
export function distanceProfile(
  quantity: Float64Array,
  { firstMetres }: ServiceDistance,
  atMetres: readonly number[],
): DistanceProfile {
  const { metres, weight } = byDistance(quantity, firstMetres)
  let [total, moment] = [0, 0]
  for (let i = 0; i < metres.length; i++) {
    total += weight[i]!
    moment += weight[i]! * metres[i]!
  }
  const known = total > 0 && Number.isFinite(moment)
  const { gini, lorenz } = known
    ? inequality(metres, weight, total, moment)
    : { gini: Number.NaN, lorenz: [] }
  return {
    total,
    meanMetres: known ? moment / total : Number.NaN,
    p95Metres: known ? quantile(metres, weight, PERCENTILE * total) : Number.NaN,
    gini,
    curve: curveAt(metres, weight, total, atMetres),
    lorenz,
  }
}

/** Children that hold some of the quantity, nearest first. */
function byDistance(quantity: Float64Array, firstMetres: Float32Array) {
  const held: number[] = []
  for (let row = 0; row < quantity.length; row++) if (quantity[row]! > 0) held.push(row)
  const keys = new Float32Array(CHILDREN * held.length)
  held.forEach((row, k) => {
    keys.set(firstMetres.subarray(CHILDREN * row, CHILDREN * (row + 1)), CHILDREN * k)
  })
  const order = sortedOrder(keys)
  return {
    metres: Float32Array.from(order, (at) => keys[at]!),
    weight: Float64Array.from(order, (at) => quantity[held[(at / CHILDREN) | 0]!]! / CHILDREN),
  }
}

const DIGIT_BITS = 16
const DIGITS = 1 << DIGIT_BITS

/** Indices in rising order of numbers ≥ 0: their bits as whole numbers rise with them (radix sort). */
function sortedOrder(keys: Float32Array): Uint32Array {
  const bits = new Uint32Array(keys.buffer, keys.byteOffset, keys.length)
  let order = Uint32Array.from({ length: keys.length }, (_, i) => i)
  for (const shift of [0, DIGIT_BITS]) {
    const starts = new Uint32Array(DIGITS + 1)
    for (const key of bits) starts[((key >>> shift) & (DIGITS - 1)) + 1]!++
    for (let d = 0; d < DIGITS; d++) starts[d + 1]! += starts[d]!
    const next = new Uint32Array(keys.length)
    for (const at of order) next[starts[(bits[at]! >>> shift) & (DIGITS - 1)]!++] = at
    order = next
  }
  return order
}

function quantile(metres: Float32Array, weight: Float64Array, wanted: number): number {
  let sum = 0
  for (let i = 0; i < metres.length; i++) {
    sum += weight[i]!
    if (sum >= wanted) return metres[i]!
  }
  return metres.at(-1)!
}

function curveAt(
  metres: Float32Array,
  weight: Float64Array,
  total: number,
  atMetres: readonly number[],
): CurvePoint[] {
  let [i, sum] = [0, 0]
  return atMetres.map((limit) => {
    for (; i < metres.length && metres[i]! <= limit; i++) sum += weight[i]!
    return { metres: limit, share: total > 0 ? sum / total : Number.NaN }
  })
}

function inequality(metres: Float32Array, weight: Float64Array, total: number, moment: number) {
  const lorenz: LorenzPoint[] = [{ quantity: 0, distance: 0 }]
  let [people, distance, area] = [0, 0, 0]
  for (let i = 0; i < metres.length; i++) {
    const before = distance
    people += weight[i]!
    distance += weight[i]! * metres[i]!
    area += (weight[i]! * (before + distance)) / 2
    while (lorenz.length < LORENZ_STEPS && people >= (lorenz.length / LORENZ_STEPS) * total)
      lorenz.push({ quantity: people / total, distance: moment > 0 ? distance / moment : 0 })
  }
  lorenz.push({ quantity: 1, distance: 1 })
  return { gini: moment > 0 ? 1 - (2 * area) / (total * moment) : 0, lorenz }
}
