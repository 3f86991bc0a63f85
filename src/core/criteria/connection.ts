import { NearIndex } from '../grid/near-index.ts'
import type { Places } from './catchment.ts'
import { forEachInReach, type PowerSource } from './power-sources.ts'

/** A way to connect a site to the power grid. */
export interface Connection {
  readonly feeder: string
  /** What the feeder can still connect, all sites together. */
  readonly feederKva: number
  /** What can be had at the site: the row's headroom, falling with the length. */
  readonly kva: number
  /** Straight line. */
  readonly metres: number
  /** Metres × price. */
  readonly cost: number
  /** The headroom is that of the voltage's class, not stated. */
  readonly estimated: boolean
}

export interface ConnectionParameters {
  /** Longest connection. */
  readonly connectionReachMetres: number
  readonly connectionRmbPerMetre: number
}

/** A buried 10 kV cable, laid: assumed. */
export const CONNECTION_RMB_PER_METRE = 800

/**
 * What a length leaves of a headroom: a straight line to nothing at the longest. It stands for the
 * fall of voltage along the cable, and for the works that grow with it.
 */
export function headroomAfter(kva: number, metres: number, reachMetres: number): number {
  return kva * (1 - Math.min(1, metres / reachMetres))
}

/** The connections of each place, cheapest first, then by feeder. */
export function connectionsOf(
  places: Places,
  sources: readonly PowerSource[],
  { connectionReachMetres: reach, connectionRmbPerMetre }: ConnectionParameters,
): Connection[][] {
  const feeders = feederHeadrooms(sources)
  const connections: Connection[][] = Array.from(places.lat, () => [])
  const index = new NearIndex(places.lat, places.lon, places.xyz, reach)
  forEachInReach(places, index, sources, reach, (place, source, metres) => {
    const kva = headroomAfter(source.headroomKva, metres, reach)
    if (!(kva > 0)) return
    connections[place]!.push({
      feeder: source.feeder,
      feederKva: feeders.get(source.feeder)!,
      kva,
      metres,
      cost: metres * connectionRmbPerMetre,
      estimated: source.estimated,
    })
  })
  return connections.map((list) =>
    list.sort((a, b) => a.cost - b.cost || (a.feeder < b.feeder ? -1 : 1)),
  )
}

/** Headroom by feeder: the most that one of its rows states, for rows repeat their feeder's. */
export function feederHeadrooms(sources: readonly PowerSource[]): Map<string, number> {
  const feeders = new Map<string, number>()
  for (const { feeder, headroomKva } of sources)
    if (headroomKva >= 0) feeders.set(feeder, Math.max(feeders.get(feeder) ?? 0, headroomKva))
  return feeders
}

/** What a site asks of the power grid. */
export interface PowerRequest {
  readonly id: string
  readonly kva: number
  /** As `connectionsOf` gives them, cheapest first. */
  readonly connections: readonly Connection[]
}

/** What a site gets. */
export interface PowerGrant {
  readonly id: string
  readonly kva: number
  /** Asked for and not to be had; 0 where the site is served. */
  readonly shortKva: number
  /** Undefined where nothing is in reach or left. */
  readonly connection: Connection | undefined
}

/**
 * Gives each site of a list its power, in the order of the list: the cheapest connection that can
 * still carry all it asks for, else the one with the most left. Sites on one feeder share its
 * headroom. It is a check of a given plan, not the best allocation: a solver takes the same
 * connections under the constraint Σ kVA of a feeder ≤ its headroom.
 */
export function allocateHeadroom(requests: readonly PowerRequest[]): PowerGrant[] {
  const left = new Map<string, number>()
  return requests.map(({ id, kva, connections }) => {
    const offer = (c: Connection) => Math.min(c.kva, left.get(c.feeder) ?? c.feederKva)
    const most = connections.reduce<Connection | undefined>(
      (best, c) => (offer(c) > (best ? offer(best) : 0) ? c : best),
      undefined,
    )
    const connection = connections.find((c) => offer(c) >= kva) ?? most
    if (!connection) return { id, kva: 0, shortKva: kva, connection }
    const granted = Math.min(kva, offer(connection))
    left.set(connection.feeder, (left.get(connection.feeder) ?? connection.feederKva) - granted)
    return { id, kva: granted, shortKva: kva - granted, connection }
  })
}
