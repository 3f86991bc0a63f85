import Flatbush from 'flatbush'
import { type Dataset, textColumn } from '../dataset/dataset.ts'
import { POLYGON, type Shapes, shapeExtent } from '../dataset/shapes.ts'
import type { Outline } from '../grid/outline.ts'
import { latitudeDegrees, longitudeDegrees } from '../grid/sphere.ts'
import { Problem } from '../problem.ts'
import { outlineOf } from './feature-outline.ts'
import { countingRows } from './vehicle-counts.ts'

/** Two zones that count the same ground. */
export interface ZonePair {
  readonly first: Zone
  readonly second: Zone
}

export interface Zone {
  readonly dataset: Dataset
  readonly row: number
}

/** Borders drawn by different hands stray by so much; narrower overlaps are borders. Assumed. */
export const BORDER_TOLERANCE_METRES = 100
/** Places looked at on each piece of a border. */
const SAMPLES = 8

/**
 * Zones of vehicles that overlap, so that the vehicles there would be counted twice: pairs of the
 * same class and basis, of one dataset or two, with a place deeper than the tolerance
 * inside both. Zones that touch, and overlaps narrower than twice the tolerance, are let pass; a
 * count that a later year's takes the place of is none.
 */
export function overlappingZones(
  vehicles: readonly Dataset[],
  toleranceMetres = BORDER_TOLERANCE_METRES,
): ZonePair[] {
  const zones = zonesOf(vehicles)
  if (zones.length < 2) return []
  const tree = new Flatbush(zones.length)
  for (const { box } of zones) tree.add(...box)
  tree.finish()
  const pairs: ZonePair[] = []
  zones.forEach((zone, z) => {
    for (const other of tree.search(...zone.box).sort((a, b) => a - b)) {
      const second = zones[other]!
      if (other > z && second.what === zone.what && overlap(zone, second, toleranceMetres))
        pairs.push({ first: zone, second })
    }
  })
  return pairs
}

/**
 * @throws Problem bad_input where two zones overlap; it names the first pair and how many there are.
 */
export function refuseOverlappingZones(vehicles: readonly Dataset[]): void {
  const pairs = overlappingZones(vehicles)
  const pair = pairs[0]
  if (!pair) return
  const more = pairs.length > 1 ? `, as do ${pairs.length - 1} other pairs` : ''
  throw new Problem(
    'bad_input',
    `The zones ${nameOf(pair.first)} and ${nameOf(pair.second)} overlap${more}: their vehicles would be counted twice. Cut the zones apart or leave one out.`,
  )
}

function nameOf({ dataset, row }: Zone): string {
  const name = textColumn(dataset, 'name')[row] || textColumn(dataset, 'id')[row]
  const place = `row ${row + 1} of ${dataset.provenance.name}`
  return name ? `'${name}' (${place})` : place
}

type Box = [west: number, south: number, east: number, north: number]

interface OutlinedZone extends Zone {
  /** Class and basis: a private car's home and a taxi's may share the ground. */
  readonly what: string
  readonly box: Box
  readonly outline: Outline
}

function zonesOf(vehicles: readonly Dataset[]): OutlinedZone[] {
  return countingRows(vehicles).flatMap(({ dataset, row, class: of, basis }) => {
    if (dataset.shapes.type[row] !== POLYGON) return []
    const box = shapeExtent(dataset.shapes, row)
    return { dataset, row, what: `${of} ${basis}`, box, outline: outlineOf(dataset.shapes, row) }
  })
}

function overlap(a: OutlinedZone, b: OutlinedZone, tolerance: number): boolean {
  const common = commonBox(a.box, b.box, tolerance)
  if (!common) return false
  return (
    hasPlaceInside(a.dataset.shapes, a.row, b.outline, common, tolerance) ||
    hasPlaceInside(b.dataset.shapes, b.row, a.outline, common, tolerance) ||
    // Alike to the border: neither has a border inside the other, but both hold this place.
    latticeOver(common).some(
      ([lon, lat]) =>
        isDeepIn(a.outline, lon, lat, tolerance) && isDeepIn(b.outline, lon, lat, tolerance),
    )
  )
}

/** Where both boxes lie; undefined where that is narrower than the tolerance. */
function commonBox(a: Box, b: Box, tolerance: number): Box | undefined {
  const box: Box = [
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ]
  const isWide = box[2] - box[0] > longitudeDegrees(tolerance, box[1])
  return isWide && box[3] - box[1] > latitudeDegrees(tolerance) ? box : undefined
}

/** Whether a shape's border comes deeper into an outline than the tolerance. */
function hasPlaceInside(
  shapes: Shapes,
  row: number,
  outline: Outline,
  common: Box,
  tolerance: number,
): boolean {
  const { lonLat } = shapes
  for (let part = shapes.partStart[row]!; part < shapes.partStart[row + 1]!; part++)
    for (let k = shapes.vertexStart[part]! + 1; k < shapes.vertexStart[part + 1]!; k++) {
      const from: Position = [lonLat[2 * k - 2]!, lonLat[2 * k - 1]!]
      const piece = clipped(from, [lonLat[2 * k]!, lonLat[2 * k + 1]!], common)
      if (piece && placesOn(piece).some(([x, y]) => isDeepIn(outline, x, y, tolerance))) return true
    }
  return false
}

type Position = readonly [lon: number, lat: number]

/** The part of a segment inside a box (Liang and Barsky 1984), or undefined. */
function clipped(from: Position, to: Position, box: Box): [Position, Position] | undefined {
  let [start, end] = [0, 1]
  for (const axis of [0, 1] as const) {
    const [d, low, high] = [to[axis] - from[axis], box[axis], box[axis + 2]!]
    if (d === 0) {
      if (from[axis] < low || from[axis] > high) return undefined
      continue
    }
    const [enter, leave] = [(low - from[axis]) / d, (high - from[axis]) / d].sort((p, q) => p - q)
    start = Math.max(start, enter!)
    end = Math.min(end, leave!)
  }
  if (start > end) return undefined
  const at = (t: number): Position => [
    from[0] + t * (to[0] - from[0]),
    from[1] + t * (to[1] - from[1]),
  ]
  return [at(start), at(end)]
}

function placesOn([from, to]: [Position, Position]): Position[] {
  return Array.from({ length: SAMPLES + 1 }, (_, s) => [
    from[0] + ((to[0] - from[0]) * s) / SAMPLES,
    from[1] + ((to[1] - from[1]) * s) / SAMPLES,
  ])
}

function isDeepIn(outline: Outline, lon: number, lat: number, tolerance: number): boolean {
  return outline.contains(lon, lat) && outline.edgeDistanceMetres(lon, lat, tolerance) === Infinity
}

/** A lattice of places over the common box. */
function latticeOver([west, south, east, north]: Box): Position[] {
  const places: Position[] = []
  for (let i = 1; i < SAMPLES; i++)
    for (let j = 1; j < SAMPLES; j++)
      places.push([west + ((east - west) * i) / SAMPLES, south + ((north - south) * j) / SAMPLES])
  return places
}
