import { type Curve, curveAt } from '../score/curve.ts'

export const DECAY_NAMES = ['step', 'linear', 'exponential', 'gaussian', 'power'] as const
export type DecayName = (typeof DECAY_NAMES)[number]

/**
 * What a vehicle at a distance still counts for: distance in metres → [0, 1], 1 at the door, never
 * rising, 0 beyond the cutoff. Frozen as knots, since exponentials and powers differ in the last
 * bit between hosts; what is asked after that is + − × ÷ alone.
 */
export interface Decay {
  readonly name: DecayName
  readonly cutoffMetres: number
  /** Up to here it is 1. */
  readonly levelMetres: number
  readonly curve: Curve
}

/** What exponential and Gaussian leave at the cutoff: a twentieth. Assumed. */
const LEFT_AT_CUTOFF = 0.05
/** The power decay is level up to here, as in the Huff model (design.md); its exponent is 2. */
const POWER_LEVEL_METRES = 300
const POWER = 2
/**
 * So many straight pieces, longer the farther out (their ends go by the square), stay within 0.001
 * of the formula for cutoffs of up to 10 km.
 */
const PIECES = 256

type Formula = (metres: number, cutoffMetres: number) => number

/**
 * step: 1 · linear: 1 − d/c · exponential: 0.05^(d/c) · gaussian: 0.05^((d/c)²) · power:
 * (max(d, 300 m) / 300 m)^−2; with d the distance and c the cutoff, both in metres.
 */
const FORMULAS: Readonly<Record<DecayName, Formula>> = {
  step: () => 1,
  linear: (d, c) => 1 - d / c,
  exponential: (d, c) => LEFT_AT_CUTOFF ** (d / c),
  gaussian: (d, c) => LEFT_AT_CUTOFF ** ((d / c) ** 2),
  power: (d) => (Math.max(d, POWER_LEVEL_METRES) / POWER_LEVEL_METRES) ** -POWER,
}

/**
 * A decay by its name.
 * @throws where the name is not one of DECAY_NAMES or the cutoff is not above 0.
 */
export function decayCurve(name: DecayName, cutoffMetres: number): Decay {
  const formula = Object.hasOwn(FORMULAS, name) ? FORMULAS[name] : undefined
  if (!formula) throw new Error(`'${name}' is no decay: choose ${DECAY_NAMES.join(', ')}`)
  if (!(cutoffMetres > 0 && cutoffMetres < Infinity))
    throw new Error(`a decay needs a cutoff above 0 metres, got ${cutoffMetres}`)
  const levelMetres = name === 'power' ? Math.min(POWER_LEVEL_METRES, cutoffMetres) : 0
  const slope = cutoffMetres - levelMetres
  const isFlat = name === 'step' || slope === 0
  const pieces = name === 'linear' || isFlat ? 1 : PIECES
  const x = Array.from({ length: pieces + 1 }, (_, k) => levelMetres + slope * (k / pieces) ** 2)
  const curve = isFlat
    ? { x: [0, cutoffMetres], y: [1, 1] }
    : { x, y: x.map((d) => formula(d, cutoffMetres)) }
  return { name, cutoffMetres, levelMetres, curve }
}

/** Value of a decay at a distance: what `curveAt` says, found without a search. */
export function decayAt({ cutoffMetres, levelMetres, curve }: Decay, metres: number): number {
  if (metres > cutoffMetres) return 0
  const pieces = curve.x.length - 1
  if (pieces === 1) return curveAt(curve, metres)
  if (metres <= levelMetres) return 1
  const share = (metres - levelMetres) / (cutoffMetres - levelMetres)
  let piece = Math.min(pieces - 1, Math.floor(Math.sqrt(share) * pieces))
  // Set right where the root was rounded.
  if (metres < curve.x[piece]!) piece--
  else if (piece < pieces - 1 && metres >= curve.x[piece + 1]!) piece++
  const [x0, y0] = [curve.x[piece]!, curve.y[piece]!]
  return y0 + ((metres - x0) / (curve.x[piece + 1]! - x0)) * (curve.y[piece + 1]! - y0)
}
