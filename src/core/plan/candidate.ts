import type { Connection } from '../criteria/connection.ts'

/** A possible site of a plan: a place of a partner, or greenfield. */
export interface Candidate {
  /** The partner site's own id; of greenfield its cell, or LAT,LON where a person named the place. */
  readonly id: string
  /** '' where it has none. */
  readonly name: string
  /** '' = greenfield. */
  readonly partner: string
  readonly host: string
  /** Degrees, the site's own. */
  readonly lat: number
  readonly lon: number
  /** The row is made up by a program. */
  readonly generated: boolean
  /** The partner's own price for the whole station, RMB; NaN where it names none. */
  readonly ownCost: number
  /** What the site's own supply carries, kVA; NaN where it is not known. */
  readonly ownKva: number
}

/** A candidate with what it costs and where its power comes from. */
export interface PricedCandidate extends Candidate {
  /** RMB. */
  readonly cost: number
  /** Whether its cost is the partner's own figure. */
  readonly costIsOwn: boolean
  /** Load on the feeder below, kVA; 0 where the site's own supply carries it or none is known. */
  readonly loadKva: number
  readonly connection: Connection | undefined
}

/** Candidates that are left out, by reason. */
export type LeftOut = Map<string, number>

/** Counts one more candidate left out. */
export function leaveOut(leftOut: LeftOut, reason: string): void {
  leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)
}
