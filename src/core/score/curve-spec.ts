import { Problem } from '../problem.ts'

/**
 * A value curve by name and parameters, in the unit of the raw value. It is frozen as knots when a
 * profile is applied (`freeze-curve.ts`); both are stored with the run.
 *
 * With t = (x − from) / (to − from), cut to [0, 1], a benefit's value is
 * - linear: t
 * - log: ln(1 + bend·t) / ln(1 + bend); the first units count most
 * - logistic: s(t) brought to 0 at t = 0 and 1 at t = 1, s(t) = 1 / (1 + exp(−steepness·(t − ½)))
 * - threshold: 0 below `at`, 1 from it on
 * - quantile: the share of known values that are smaller, read off `knots` quantiles
 * - piecewise: straight between the given knots
 *
 * A cost is 1 minus that, but for piecewise, whose knots already say which way it runs.
 */
export type CurveSpec =
  | { readonly type: 'linear'; readonly from?: number; readonly to?: number }
  | {
      readonly type: 'log'
      readonly from?: number
      readonly to?: number
      /** How strongly the curve bends, above 0, at most 10,000; 9 gives half marks at t = 0.24. */
      readonly bend?: number
    }
  | {
      readonly type: 'logistic'
      readonly from: number
      readonly to: number
      /** Above 0, at most 100. */
      readonly steepness?: number
    }
  | { readonly type: 'threshold'; readonly at: number }
  | { readonly type: 'quantile'; readonly knots?: number }
  | { readonly type: 'piecewise'; readonly x: readonly number[]; readonly y: readonly number[] }

export const CURVE_TYPES: readonly CurveSpec['type'][] = [
  'linear',
  'piecewise',
  'logistic',
  'log',
  'threshold',
  'quantile',
]

const MOST_KNOTS = 1000

/**
 * Checks what a profile file says of a curve.
 * @param criterion whose curve it is: the sentence names it
 * @throws Problem bad_input with one sentence, where a type is unknown, a number is none, bounds
 *   are crossed, or knots do not rise
 */
export function checkCurveSpec(criterion: string, spec: CurveSpec): void {
  const refuse = (what: string) => {
    throw new Problem('bad_input', `The ${spec.type} curve of ${criterion} ${what}.`)
  }
  const isBad = (value: number | undefined) => value !== undefined && !Number.isFinite(value)
  switch (spec.type) {
    case 'linear':
    case 'log':
    case 'logistic':
      checkBounds(spec, refuse)
      if (spec.type === 'log' && !isWithin(spec.bend ?? 9, 10_000))
        refuse(`has a bend of ${spec.bend}: give a number above 0, at most 10,000`)
      if (spec.type === 'logistic' && !isWithin(spec.steepness ?? 10, 100))
        refuse(`has a steepness of ${spec.steepness}: give a number above 0, at most 100`)
      return
    case 'threshold':
      if (isBad(spec.at)) refuse(`steps at ${spec.at}: give a number`)
      return
    case 'quantile': {
      const knots = spec.knots ?? 101
      if (!Number.isInteger(knots) || knots < 2 || knots > MOST_KNOTS)
        refuse(`has ${knots} knots: give a whole number from 2 to ${MOST_KNOTS}`)
      return
    }
    case 'piecewise':
      checkKnots(spec.x, spec.y, refuse)
      return
    default:
      throw new Problem(
        'bad_input',
        `The curve of ${criterion} is of the unknown type '${(spec as { type: string }).type}': choose ${CURVE_TYPES.join(', ')}.`,
      )
  }
}

type Refuse = (what: string) => void

function isWithin(value: number, most: number): boolean {
  return value > 0 && value <= most
}

function checkBounds(spec: { from?: number; to?: number }, refuse: Refuse): void {
  for (const name of ['from', 'to'] as const)
    if (spec[name] !== undefined && !Number.isFinite(spec[name]))
      refuse(`runs ${name} ${spec[name]}: give a number`)
  const { from = 0, to } = spec
  if (to !== undefined && !(to > from))
    refuse(`runs from ${from} to ${to}: 'to' must be above 'from'`)
}

function checkKnots(x: readonly number[], y: readonly number[], refuse: Refuse): void {
  if (x.length !== y.length || x.length < 2 || x.length > MOST_KNOTS)
    refuse(
      `has ${x.length} x and ${y.length} y: give as many of each, from 2 to ${MOST_KNOTS} knots`,
    )
  const cross = x.findIndex(
    (value, i) => !Number.isFinite(value) || (i > 0 && !(value > x[i - 1]!)),
  )
  if (cross >= 0) refuse(`has x = ${x[cross]} at knot ${cross + 1}: x must rise from knot to knot`)
  const out = y.findIndex((value) => !(value >= 0 && value <= 1))
  if (out >= 0) refuse(`has y = ${y[out]} at knot ${out + 1}: y must lie from 0 to 1`)
}
