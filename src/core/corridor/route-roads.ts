import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import { LINE } from '../dataset/shapes.ts'
import { distanceMetres, unwrapLongitude } from '../grid/sphere.ts'

/** One line of a highway as the data draws it. */
export interface Road {
  readonly dataset: Dataset
  readonly row: number
  readonly refs: readonly string[]
  /** It has a number or a name; else it goes by its class with all others of it. */
  readonly named: boolean
  readonly class: string
  readonly oneWay: boolean
  /** NaN where it is not counted. */
  readonly vehiclesPerDay: number
  /** In the order of travel where it is one-way; longitudes run on past ±180. */
  readonly lonLat: Float64Array
}

/** A road or a part of one, from one meeting point to the next; a bridged gap has no road. */
export interface RoadPiece {
  readonly road: Road | undefined
  readonly lonLat: Float64Array
  readonly metres: number
}

/** The lines of the corridor data, a row of several lines one by one; links are not corridors. */
export function roadsOf(corridors: readonly Dataset[]): Road[] {
  return corridors.flatMap((dataset) => {
    const [ref, name, roadClass, direction] = ['ref', 'name', 'class', 'direction'].map((field) =>
      textColumn(dataset, field),
    )
    const counts = numberColumn(dataset, 'vehicles_per_day')
    const roads: Road[] = []
    for (let row = 0; row < dataset.rows; row++) {
      if (dataset.shapes.type[row] !== LINE || roadClass![row] === 'link') continue
      const refs = refsOf(ref![row]!, name![row]!, roadClass![row]!)
      const way = direction![row]!.toLowerCase()
      for (const lonLat of linesOfRow(dataset, row, AGAINST.includes(way)))
        roads.push({
          dataset,
          row,
          refs,
          named: ref![row] !== '' || name![row] !== '',
          class: roadClass![row]!,
          oneWay: way !== '' && way !== 'both',
          vehiclesPerDay: counts[row]!,
          lonLat,
        })
    }
    return roads
  })
}

/** Words for 'driven against the way it is drawn'. */
const AGAINST: readonly string[] = ['backward', 'reverse', '-1']

/** 'G2;G42' is two refs; a road without a number goes by its name, then by its class. */
export function refsOf(ref: string, name: string, roadClass: string): string[] {
  const refs = ref.split(/[;/,、]/).flatMap((part) => part.trim() || [])
  return refs.length > 0 ? [...new Set(refs)] : [name || roadClass]
}

function linesOfRow({ shapes }: Dataset, row: number, reversed: boolean): Float64Array[] {
  const lines: Float64Array[] = []
  for (let part = shapes.partStart[row]!; part < shapes.partStart[row + 1]!; part++) {
    const [from, to] = [shapes.vertexStart[part]!, shapes.vertexStart[part + 1]!]
    if (to - from < 2) continue
    const line = shapes.lonLat.slice(2 * from, 2 * to)
    for (let k = 2; k < line.length; k += 2) line[k] = unwrapLongitude(line[k]!, line[k - 2]!)
    lines.push(reversed ? turnedRound(line) : line)
  }
  return lines
}

/** The same vertices in the other order. */
export function turnedRound(lonLat: Float64Array): Float64Array {
  const turned = new Float64Array(lonLat.length)
  for (let k = 0; k < lonLat.length; k += 2) {
    turned[lonLat.length - k - 2] = lonLat[k]!
    turned[lonLat.length - k - 1] = lonLat[k + 1]!
  }
  return turned
}

/** Cuts roads where the end of another lies on one of their vertices, as a branching road's does. */
export function piecesOf(roads: readonly Road[]): RoadPiece[] {
  const ends = new Set<string>()
  for (const { lonLat } of roads) for (const k of [0, lonLat.length - 2]) ends.add(keyOf(lonLat, k))
  return roads.flatMap((road) => {
    const pieces: RoadPiece[] = []
    let from = 0
    for (let k = 2; k < road.lonLat.length; k += 2) {
      if (k < road.lonLat.length - 2 && !ends.has(keyOf(road.lonLat, k))) continue
      pieces.push(pieceOf(road, road.lonLat.subarray(from, k + 2)))
      from = k
    }
    return pieces
  })
}

/** A piece with its length. */
export function pieceOf(road: Road | undefined, lonLat: Float64Array): RoadPiece {
  let metres = 0
  for (let k = 2; k < lonLat.length; k += 2)
    metres += distanceMetres(lonLat[k - 1]!, lonLat[k - 2]!, lonLat[k + 1]!, lonLat[k]!)
  return { road, lonLat, metres }
}

const LONGEST_ROUNDABOUT_METRES = 1000

/** Whether a road is a small closed loop driven one way. */
export function isRoundabout({ oneWay, lonLat }: Road): boolean {
  if (!oneWay || keyOf(lonLat, 0) !== keyOf(lonLat, lonLat.length - 2)) return false
  return pieceOf(undefined, lonLat).metres <= LONGEST_ROUNDABOUT_METRES
}

/** Names a vertex to a centimetre. */
export function keyOf(lonLat: ArrayLike<number>, k: number): string {
  return `${unwrapLongitude(lonLat[k]!, 0).toFixed(7)},${lonLat[k + 1]!.toFixed(7)}`
}
