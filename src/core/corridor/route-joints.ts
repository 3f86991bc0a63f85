import { distanceMetres, latitudeDegrees, unwrapLongitude } from '../grid/sphere.ts'
import type { RouteGap } from './route.ts'
import { keyOf, pieceOf, type RoadPiece } from './route-roads.ts'

/** How far apart the ends of lines may lie and still be one road. */
export interface JoinLimits {
  /** Ends as near as this meet. */
  readonly joinMetres: number
  /** Ends as near as this are bridged by a straight line, which is told. */
  readonly bridgeMetres: number
  /** Ends that face each other across more than a bridge are told up to here. */
  readonly toldMetres: number
}

/** 100 m is sloppy drawing; 2 km is a missing line, such as a tunnel or a bridge. All assumed. */
export const JOIN_LIMITS: JoinLimits = {
  joinMetres: 100,
  bridgeMetres: 2000,
  toldMetres: 50_000,
}

/** Nobody turns round on a highway: the sharpest turn from one line into the next is 150°. */
const SHARPEST_TURN_COSINE = -0.866

/** The pieces of one ref, and the node at which each begins and ends. */
export interface RouteNetwork {
  readonly pieces: readonly RoadPiece[]
  readonly startNode: Int32Array
  readonly endNode: Int32Array
  readonly gaps: readonly RouteGap[]
}

/** A loose end of a piece: no other piece touches it. */
interface LooseEnd {
  readonly piece: number
  readonly atStart: boolean
  readonly lon: number
  readonly lat: number
  /** Unit vector out of the piece, east and north. */
  readonly outward: Heading
  readonly canLeave: boolean
  readonly canEnter: boolean
}

export type Heading = readonly [east: number, north: number]

/**
 * Joins the pieces of one ref: where ends coincide; where loose ends that face each other lie
 * within `joinMetres`; and, by a straight piece of its own, within `bridgeMetres`. Nearest ends
 * first, each end once. Gaps too wide to bridge are told and left open.
 */
export function joinPieces(
  ref: string,
  pieces: readonly RoadPiece[],
  limits: JoinLimits = JOIN_LIMITS,
): RouteNetwork {
  const nodes = new Map<string, number>()
  const nodeAt = (lonLat: Float64Array, k: number) => {
    const key = keyOf(lonLat, k)
    if (!nodes.has(key)) nodes.set(key, nodes.size)
    return nodes.get(key)!
  }
  const startNode = pieces.map(({ lonLat }) => nodeAt(lonLat, 0))
  const endNode = pieces.map(({ lonLat }) => nodeAt(lonLat, lonLat.length - 2))
  const joined = [...pieces]
  const gaps: RouteGap[] = []
  const nodeOf = ({ piece, atStart }: LooseEnd) => (atStart ? startNode : endNode)[piece]!
  for (const { a, b, metres } of facingEnds(looseEnds(pieces, startNode, endNode), limits)) {
    const gap = { ref, metres, from: [a.lon, a.lat], to: [b.lon, b.lat] } as const
    if (metres <= limits.joinMetres) (b.atStart ? startNode : endNode)[b.piece] = nodeOf(a)
    else if (metres <= limits.bridgeMetres) {
      joined.push(pieceOf(undefined, Float64Array.of(a.lon, a.lat, b.lon, b.lat)))
      startNode.push(nodeOf(a))
      endNode.push(nodeOf(b))
      gaps.push({ ...gap, bridged: true })
    } else gaps.push({ ...gap, bridged: false })
  }
  return {
    pieces: joined,
    startNode: Int32Array.from(startNode),
    endNode: Int32Array.from(endNode),
    gaps,
  }
}

function looseEnds(
  pieces: readonly RoadPiece[],
  startNode: readonly number[],
  endNode: readonly number[],
): LooseEnd[] {
  const touching = new Map<number, number>()
  for (const node of [...startNode, ...endNode]) touching.set(node, (touching.get(node) ?? 0) + 1)
  return pieces.flatMap((piece, p) =>
    [true, false].flatMap((atStart) => {
      if (touching.get((atStart ? startNode : endNode)[p]!) !== 1) return []
      const { lonLat, road } = piece
      const k = atStart ? 0 : lonLat.length - 2
      const [east, north] = atStart ? startHeading(lonLat) : endHeading(lonLat)
      return {
        piece: p,
        atStart,
        lon: lonLat[k]!,
        lat: lonLat[k + 1]!,
        outward: (atStart ? [-east, -north] : [east, north]) as Heading,
        canLeave: !(road?.oneWay && atStart),
        canEnter: !(road?.oneWay && !atStart),
      }
    }),
  )
}

interface EndPair {
  readonly a: LooseEnd
  readonly b: LooseEnd
  readonly metres: number
}

/** Pairs of ends that may belong together, nearest first, each end in one pair at most. */
function facingEnds(ends: readonly LooseEnd[], limits: JoinLimits): EndPair[] {
  const pairs: EndPair[] = []
  const most = Math.max(limits.joinMetres, limits.bridgeMetres, limits.toldMetres)
  const northward = ends.toSorted((a, b) => a.lat - b.lat)
  northward.forEach((a, i) => {
    for (let j = i + 1; j < northward.length; j++) {
      const b = northward[j]!
      if (b.lat - a.lat > latitudeDegrees(most)) break
      const metres = distanceMetres(a.lat, a.lon, b.lat, b.lon)
      if (metres > most || !faceEachOther(a, b, metres, limits.joinMetres)) continue
      pairs.push(a.piece <= b.piece ? { a, b, metres } : { a: b, b: a, metres })
    }
  })
  const taken = new Set<LooseEnd>()
  return pairs
    .sort((p, q) => p.metres - q.metres || p.a.piece - q.a.piece || p.b.piece - q.b.piece)
    .filter(({ a, b }) => {
      if (taken.has(a) || taken.has(b)) return false
      taken.add(a).add(b)
      return true
    })
}

function faceEachOther(a: LooseEnd, b: LooseEnd, metres: number, joinMetres: number): boolean {
  if (!(a.canLeave && b.canEnter) && !(b.canLeave && a.canEnter)) return false
  const inward: Heading = [-b.outward[0], -b.outward[1]]
  if (!mayTurn(a.outward, inward)) return false
  if (metres <= joinMetres) return true
  // Across a gap worth the name the way lies ahead of both.
  const across = headingOf(a.lon, a.lat, b.lon, b.lat)
  return dot(a.outward, across) > 0 && dot(across, inward) > 0
}

/** Whether a vehicle can go on from one heading to another without turning round. */
export function mayTurn(from: Heading, to: Heading): boolean {
  return dot(from, to) >= SHARPEST_TURN_COSINE
}

/** A heading is taken over so much of a line, or a short line's whole, not over one small segment. */
const HEADING_METRES = 50

/** Heading in which a line begins. */
export function startHeading(lonLat: Float64Array): Heading {
  return headingOver(lonLat, 0, 2)
}

/** Heading in which a line ends. */
export function endHeading(lonLat: Float64Array): Heading {
  const [east, north] = headingOver(lonLat, lonLat.length - 2, -2)
  return [-east, -north]
}

function headingOver(lonLat: Float64Array, from: number, step: 2 | -2): Heading {
  const [lon, lat] = [lonLat[from]!, lonLat[from + 1]!]
  let to = from + step
  const isLast = () => to + step < 0 || to + step >= lonLat.length
  while (!isLast() && distanceMetres(lat, lon, lonLat[to + 1]!, lonLat[to]!) < HEADING_METRES)
    to += step
  return headingOf(lon, lat, lonLat[to]!, lonLat[to + 1]!)
}

/** Unit vector from one place to another on the plane; [0, 0] where they coincide. */
export function headingOf(lon0: number, lat0: number, lon1: number, lat1: number): Heading {
  const east = (unwrapLongitude(lon1, lon0) - lon0) * Math.cos((lat0 * Math.PI) / 180)
  const north = lat1 - lat0
  const length = Math.hypot(east, north)
  return length === 0 ? [0, 0] : [east / length, north / length]
}

/** Cosine of the angle between two headings. */
export function dot(a: Heading, b: Heading): number {
  return a[0] * b[0] + a[1] * b[1]
}
