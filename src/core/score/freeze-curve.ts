import type { Direction } from '../criteria/criterion.ts'
import type { Curve } from './curve.ts'
import { type CurveSpec, checkCurveSpec } from './curve-spec.ts'
import { fitCurve } from './fit-curve.ts'

/**
 * Bound of |knots interpolated − closed form| for the logistic and the log curve. On a step h the
 * chord of f is off by at most h²/8 · max|f″|, so the number of knots follows from it.
 */
export const CURVE_ERROR = 1e-4

/**
 * The knots of a named curve over a region's values. Runs once, in Node (exp and log); what reads
 * the knots needs + − × ÷ alone.
 *
 * @param criterion whose curve it is: a sentence about it names it
 * @param values raw values of all cells, NaN = unknown; looked at where the spec leaves `to` open
 *   (then full marks are those of `fitCurve`) and by quantile
 * @returns x rising strictly, y in [0, 1]
 * @throws Problem bad_input where the spec cannot be (see `checkCurveSpec`)
 */
export function freezeCurve(
  criterion: string,
  spec: CurveSpec,
  direction: Direction,
  values: Float32Array,
): Curve {
  checkCurveSpec(criterion, spec)
  if (spec.type === 'piecewise') return { x: spec.x, y: spec.y }
  const curve = benefitCurve(criterion, spec, values)
  return direction === 'benefit' ? curve : { x: curve.x, y: curve.y.map((y) => 1 - y) }
}

type Shaped = Exclude<CurveSpec, { type: 'piecewise' }>

function benefitCurve(criterion: string, spec: Shaped, values: Float32Array): Curve {
  if (spec.type === 'threshold') return { x: [justBelow(spec.at), spec.at], y: [0, 1] }
  if (spec.type === 'quantile') return quantileCurve(values, spec.knots ?? 101)
  const from = spec.from ?? 0
  const to = spec.to ?? fitCurve(values, 'benefit').x[1]!
  // Full marks found in the data may lie below a `from` that was given.
  checkCurveSpec(criterion, { ...spec, from, to })
  const knots = knotsOf(spec)
  return { x: knots.map(([t]) => from + t * (to - from)), y: knots.map(([, y]) => y) }
}

/** Knots over t in [0, 1], from (0, 0) to (1, 1). */
function knotsOf(spec: Extract<Shaped, { type: 'linear' | 'log' | 'logistic' }>): Pair[] {
  if (spec.type === 'linear') return [pair(0, 0), pair(1, 1)]
  return spec.type === 'log' ? logKnots(spec.bend ?? 9) : logisticKnots(spec.steepness ?? 10)
}

type Pair = readonly [t: number, y: number]
const pair = (t: number, y: number): Pair => [t, y]

/** Knots at equal steps of y: on each of n the chord of ln is off by at most ln(1 + bend)/8n². */
function logKnots(bend: number): Pair[] {
  const log = Math.log(1 + bend)
  const steps = Math.ceil(Math.sqrt(log / (8 * CURVE_ERROR)))
  return Array.from({ length: steps + 1 }, (_, i) =>
    i === steps ? pair(1, 1) : pair(Math.expm1((log * i) / steps) / bend, i / steps),
  )
}

/** Knots at equal steps of t: |s″| ≤ steepness²/(6√3), over the height that is stretched to 1. */
function logisticKnots(steepness: number): Pair[] {
  const s = (t: number) => 1 / (1 + Math.exp(-steepness * (t - 0.5)))
  const height = s(1) - s(0)
  const bound = steepness ** 2 / (6 * Math.sqrt(3)) / height
  const steps = Math.max(2, Math.ceil(Math.sqrt(bound / (8 * CURVE_ERROR))))
  return Array.from({ length: steps + 1 }, (_, i) =>
    i === steps ? pair(1, 1) : pair(i / steps, (s(i / steps) - s(0)) / height),
  )
}

/**
 * Knots at the quantiles of the known values, y the share of them that lies below; 1 at the
 * greatest. Values that are all the same separate nothing: ½ everywhere.
 */
function quantileCurve(values: Float32Array, knots: number): Curve {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0]
  if (least === most) return { x: [least, least + Math.max(1, Math.abs(least))], y: [0.5, 0.5] }
  const x = [least]
  const y = [0]
  for (let k = 1; k < knots; k++) {
    const place = Math.floor((k / (knots - 1)) * (sorted.length - 1))
    const value = sorted[place]!
    if (value === x.at(-1)) continue
    x.push(value)
    y.push(value === most ? 1 : lowerBound(sorted, value) / sorted.length)
  }
  return { x, y }
}

/** How many of the sorted values are smaller. */
function lowerBound(sorted: Float32Array, value: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (sorted[middle]! < value) from = middle + 1
    else to = middle
  }
  return from
}

/** The next float64 below: between it and its neighbour there is no value, so a step has no slope. */
function justBelow(value: number): number {
  const float = Float64Array.of(value === 0 ? -Number.MIN_VALUE : value)
  if (value === 0) return float[0]!
  const bits = new BigInt64Array(float.buffer)
  bits[0] = bits[0]! + (value > 0 ? -1n : 1n)
  return float[0]!
}
