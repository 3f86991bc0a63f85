import type { Curve } from '../../../core/score/curve.ts'

/** Parts of the axis that a knot stays away from its neighbours. */
const LEAST_GAP = 0.005
const MOST_KNOTS = 9

/** Few enough knots to be taken in the hand: those of a curve, or as many at equal steps. */
export function editableKnots({ x, y }: Curve): Curve {
  if (x.length <= MOST_KNOTS) return { x, y }
  const picked = Array.from({ length: MOST_KNOTS }, (_, i) =>
    Math.round((i * (x.length - 1)) / (MOST_KNOTS - 1)),
  )
  return { x: picked.map((i) => x[i]!), y: picked.map((i) => y[i]!) }
}

/** One knot elsewhere: between its neighbours, marks from 0 to 1. */
export function moveKnot(curve: Curve, i: number, x: number, y: number, width: number): Curve {
  const gap = LEAST_GAP * width
  const least = i === 0 ? Number.NEGATIVE_INFINITY : curve.x[i - 1]! + gap
  const most = i === curve.x.length - 1 ? Number.POSITIVE_INFINITY : curve.x[i + 1]! - gap
  return {
    x: curve.x.with(i, Math.min(Math.max(x, least), most)),
    y: curve.y.with(i, Math.min(Math.max(y, 0), 1)),
  }
}

/** One knot more, at a value; the same curve where there is no room or there are enough. */
export function addKnot(curve: Curve, x: number, y: number, width: number): Curve {
  const at = curve.x.findIndex((value) => value > x)
  const i = at < 0 ? curve.x.length : at
  const near = [curve.x[i - 1], curve.x[i]].some(
    (value) => value !== undefined && Math.abs(value - x) < LEAST_GAP * width,
  )
  if (near || curve.x.length >= MOST_KNOTS) return curve
  return {
    x: curve.x.toSpliced(i, 0, x),
    y: curve.y.toSpliced(i, 0, Math.min(Math.max(y, 0), 1)),
  }
}

/** One knot fewer; a curve keeps two. */
export function removeKnot(curve: Curve, i: number): Curve {
  if (curve.x.length <= 2) return curve
  return { x: curve.x.toSpliced(i, 1), y: curve.y.toSpliced(i, 1) }
}

/** Where most room is between two knots: in the middle of it, on the curve. */
export function widestGap({ x, y }: Curve): { readonly x: number; readonly y: number } {
  let best = 1
  for (let i = 2; i < x.length; i++) {
    if (x[i]! - x[i - 1]! > x[best]! - x[best - 1]!) best = i
  }
  return { x: (x[best]! + x[best - 1]!) / 2, y: (y[best]! + y[best - 1]!) / 2 }
}
