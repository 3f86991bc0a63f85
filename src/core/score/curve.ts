/**
 * A value curve, raw value → [0, 1], frozen as a table of knots and interpolated linearly between
 * them; constant beyond the first and the last. `x` rises strictly. Only + − × ÷ run here, so
 * every host gives the same bits.
 */
export interface Curve {
  readonly x: readonly number[]
  readonly y: readonly number[]
}

/**
 * Value of a curve at x.
 * @throws on NaN: what an unknown value counts as is the profile's decision, not the curve's.
 */
export function curveAt(curve: Curve, x: number): number {
  if (Number.isNaN(x)) throw new Error('curveAt needs a number, got NaN')
  const last = curve.x.length - 1
  if (x <= curve.x[0]!) return curve.y[0]!
  if (x >= curve.x[last]!) return curve.y[last]!
  let knot = last
  for (let below = 0; knot - below > 1; ) {
    const middle = (below + knot) >> 1
    if (x > curve.x[middle]!) below = middle
    else knot = middle
  }
  const x0 = curve.x[knot - 1]!
  const y0 = curve.y[knot - 1]!
  return y0 + ((x - x0) / (curve.x[knot]! - x0)) * (curve.y[knot]! - y0)
}
