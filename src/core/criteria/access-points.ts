import Flatbush from 'flatbush'
import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import { firstVertex, LINE, POINT, shapeExtent } from '../dataset/shapes.ts'
import { distanceMetres, latitudeDegrees, longitudeDegrees } from '../grid/sphere.ts'
import { outlineOf } from './feature-outline.ts'

/** A place where a route can be left and joined. */
export interface AccessPoint {
  readonly lat: number
  readonly lon: number
  /** One route; a point on two routes is two access points. */
  readonly ref: string
  /** Both directions together; where routes share a stretch, this route's even part of it. */
  readonly vehiclesPerDay: number
}

/** Vehicles/day of a road whose count is not known, by class: assumed. */
export const VEHICLES_BY_CLASS: Readonly<Record<string, number>> = {
  motorway: 40_000,
  trunk: 15_000,
  primary: 8_000,
}

/** A junction belongs to the roads that pass within this. */
const JUNCTION_REACH_METRES = 200
/** At-grade roads can be left anywhere: a point every so often stands for that. */
const AT_GRADE_STEP_METRES = 1000

interface Road {
  readonly dataset: Dataset
  readonly row: number
  readonly refs: readonly string[]
  readonly class: string
  readonly vehiclesPerDay: number
}

/**
 * Where corridors can be left: their junctions, service areas and counting points; any place of a
 * road below a motorway; and any place of a motorway route whose data names no access point at all.
 * Links are ways on and off, not corridors.
 */
export function accessPoints(corridors: readonly Dataset[]): AccessPoint[] {
  const roads = corridors.flatMap(roadsOf)
  const marked = corridors.flatMap((dataset) => markedPoints(dataset, roads))
  const named = new Set(marked.map(({ ref }) => ref))
  const open = roads.filter(
    (road) => road.class !== 'motorway' || !road.refs.some((r) => named.has(r)),
  )
  return [...marked, ...open.flatMap(pointsAlong)]
}

function roadsOf(dataset: Dataset): Road[] {
  const [ref, name, roadClass] = ['ref', 'name', 'class'].map((field) => textColumn(dataset, field))
  const counts = numberColumn(dataset, 'vehicles_per_day')
  const roads: Road[] = []
  for (let row = 0; row < dataset.rows; row++) {
    if (dataset.shapes.type[row] !== LINE || roadClass![row] === 'link') continue
    const refs = routesOf(ref![row]!, name![row]!, roadClass![row]!)
    roads.push({
      dataset,
      row,
      refs,
      class: roadClass![row]!,
      vehiclesPerDay: vehiclesOr(counts[row]!, roadClass![row]!) / refs.length,
    })
  }
  return roads
}

/** 'G2;G42' is two routes; a road without a number goes by its name, then by its class. */
function routesOf(ref: string, name: string, roadClass: string): string[] {
  const refs = ref.split(/[;/,、]/).flatMap((part) => part.trim() || [])
  return refs.length > 0 ? refs : [name || roadClass]
}

function vehiclesOr(counted: number, roadClass: string): number {
  return Number.isNaN(counted) ? (VEHICLES_BY_CLASS[roadClass] ?? 0) : counted
}

/** Access points the data marks: on the roads that pass, or, where none does, on their own route. */
function markedPoints(dataset: Dataset, roads: readonly Road[]): AccessPoint[] {
  const [ref, name, roadClass] = ['ref', 'name', 'class'].map((field) => textColumn(dataset, field))
  const counts = numberColumn(dataset, 'vehicles_per_day')
  const passing = roadFinder(roads)
  const points: AccessPoint[] = []
  for (let row = 0; row < dataset.rows; row++) {
    if (dataset.shapes.type[row] !== POINT) continue
    const [lon, lat] = firstVertex(dataset.shapes, row)
    const most = new Map<string, number>()
    for (const road of passing(lon, lat))
      for (const route of road.refs)
        most.set(route, Math.max(most.get(route) ?? 0, road.vehiclesPerDay))
    if (most.size === 0)
      for (const route of routesOf(ref![row]!, name![row]!, roadClass![row]!))
        most.set(route, vehiclesOr(counts[row]!, roadClass![row]!))
    for (const [route, vehicles] of most)
      points.push({
        lat,
        lon,
        ref: route,
        vehiclesPerDay: Number.isNaN(counts[row]!) ? vehicles : counts[row]! / most.size,
      })
  }
  return points
}

function roadFinder(roads: readonly Road[]): (lon: number, lat: number) => Road[] {
  if (roads.length === 0) return () => []
  const tree = new Flatbush(roads.length)
  for (const { dataset, row } of roads) tree.add(...shapeExtent(dataset.shapes, row))
  tree.finish()
  return (lon, lat) => {
    const dLat = latitudeDegrees(JUNCTION_REACH_METRES)
    const dLon = longitudeDegrees(JUNCTION_REACH_METRES, lat)
    return tree
      .search(lon - dLon, lat - dLat, lon + dLon, lat + dLat)
      .sort((a, b) => a - b)
      .map((i) => roads[i]!)
      .filter(({ dataset, row }) => {
        const outline = outlineOf(dataset.shapes, row)
        return outline.edgeDistanceMetres(lon, lat, JUNCTION_REACH_METRES) < Infinity
      })
  }
}

/** Points along a road, its ends among them, no farther apart than the step. */
function pointsAlong(road: Road): AccessPoint[] {
  const { shapes } = road.dataset
  const points: AccessPoint[] = []
  const put = (lon: number, lat: number) => {
    for (const ref of road.refs) points.push({ lat, lon, ref, vehiclesPerDay: road.vehiclesPerDay })
  }
  for (let part = shapes.partStart[road.row]!; part < shapes.partStart[road.row + 1]!; part++) {
    const end = shapes.vertexStart[part + 1]!
    for (let k = shapes.vertexStart[part]!; k < end; k++) {
      const [x, y] = [shapes.lonLat[2 * k]!, shapes.lonLat[2 * k + 1]!]
      if (k > shapes.vertexStart[part]!) {
        const [x0, y0] = [shapes.lonLat[2 * k - 2]!, shapes.lonLat[2 * k - 1]!]
        const pieces = Math.ceil(distanceMetres(y0, x0, y, x) / AT_GRADE_STEP_METRES)
        for (let piece = 1; piece < pieces; piece++)
          put(x0 + ((x - x0) * piece) / pieces, y0 + ((y - y0) * piece) / pieces)
      }
      put(x, y)
    }
  }
  return points
}
