import type { Dataset } from '../dataset/dataset.ts'
import { LINE } from '../dataset/shapes.ts'
import { SegmentIndex } from '../grid/segment-index.ts'

/** Places of a list as one coordinate system would have them, degrees in WGS84. */
export interface Reading {
  readonly system: string
  readonly lat: ArrayLike<number>
  readonly lon: ArrayLike<number>
}

/** That a list seems to be in another system than it was taken for. */
export interface SystemSuspicion {
  /** What it was taken for, and what it seems to be. */
  readonly taken: string
  readonly seems: string
  /** Sites that tell the two apart, and how many of them lie nearer a corridor in the other one. */
  readonly sites: number
  readonly nearer: number
  /** Median metres to the corridor of these sites, as taken and in the other system. */
  readonly metresTaken: number
  readonly metresOther: number
}

/** A roadside site lies within this of the corridor's line. */
const ROADSIDE_METRES = 150
/** The systems tell apart only where they differ by more than a roadside's width. */
const APART_METRES = 100
const LEAST_SITES = 12
/** Sign test: so many standard deviations above half, which chance gives 3 times in 10,000. */
const LEAST_DEVIATIONS = 3.4
const LEAST_SHARE = 0.85
const FARTHEST_METRES = 3000

/**
 * Whether a list seems to be in another coordinate system than it was taken for: a wrong one shifts
 * every place by hundreds of metres the same way, so sites that belong beside highways lie off them.
 * Of the sites that are beside a corridor in just one of the two readings, so many must be so in the
 * other one that chance does not explain it (sign test), and more than under the same shift turned
 * by a quarter, a half and three quarters of a circle: a dense network is near any place.
 *
 * @param readings the first is how the list was taken
 * @returns the best supported other reading, undefined where none is
 */
export function suspectSystem(
  readings: readonly [Reading, ...Reading[]],
  corridors: readonly Dataset[],
): SystemSuspicion | undefined {
  const index = new SegmentIndex(corridors.flatMap(linesOf))
  const [taken, ...others] = readings
  const here = distances(index, taken)
  const found = others.flatMap((other) => {
    const there = distances(index, other)
    const verdict = compare(here, there)
    if (!isSure(verdict)) return []
    const besideThere = beside(there)
    const turned = [1, 2, 3].map((quarter) => beside(distances(index, turn(taken, other, quarter))))
    if (turned.some((count) => count >= besideThere)) return []
    return { taken: taken.system, seems: other.system, besideThere, ...verdict }
  })
  found.sort((a, b) => b.besideThere - a.besideThere)
  if (!found[0]) return undefined
  const { besideThere: _, ...suspicion } = found[0]
  return suspicion
}

function linesOf({ shapes }: Dataset): Float64Array[] {
  const lines: Float64Array[] = []
  for (let row = 0; row < shapes.length; row++) {
    if (shapes.type[row] !== LINE) continue
    for (let part = shapes.partStart[row]!; part < shapes.partStart[row + 1]!; part++)
      lines.push(
        shapes.lonLat.subarray(2 * shapes.vertexStart[part]!, 2 * shapes.vertexStart[part + 1]!),
      )
  }
  return lines
}

/** Metres to the nearest corridor, Infinity beyond the farthest that is looked at. */
function distances(index: SegmentIndex, { lat, lon }: Reading): Float64Array {
  return Float64Array.from(lat, (y, site) => {
    const near = index.near(lon[site]!, y, FARTHEST_METRES)
    return near.reduce((least, { metres }) => Math.min(least, metres), Infinity)
  })
}

function compare(here: Float64Array, there: Float64Array) {
  const [a, b]: [number[], number[]] = [[], []]
  let nearer = 0
  for (let site = 0; site < here.length; site++) {
    const [one, other] = [here[site]!, there[site]!]
    if (Math.min(one, other) > ROADSIDE_METRES || Math.abs(one - other) < APART_METRES) continue
    a.push(one)
    b.push(other)
    if (other < one) nearer++
  }
  return { sites: a.length, nearer, metresTaken: median(a), metresOther: median(b) }
}

function isSure({ sites, nearer }: { sites: number; nearer: number }): boolean {
  if (sites < LEAST_SITES || nearer < LEAST_SHARE * sites) return false
  return nearer - sites / 2 >= LEAST_DEVIATIONS * Math.sqrt(sites / 4)
}

function beside(metres: Float64Array): number {
  return metres.reduce((count, m) => count + (m <= ROADSIDE_METRES ? 1 : 0), 0)
}

/** The places shifted as far as from one reading to the other, but another way. */
function turn(from: Reading, to: Reading, quarters: number): Reading {
  const lat = Float64Array.from(from.lat)
  const lon = Float64Array.from(from.lon)
  const angle = (quarters * Math.PI) / 2
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  for (let site = 0; site < lat.length; site++) {
    const stretch = Math.cos((from.lat[site]! * Math.PI) / 180)
    const east = (to.lon[site]! - from.lon[site]!) * stretch
    const north = to.lat[site]! - from.lat[site]!
    lon[site]! += (east * cos - north * sin) / stretch
    lat[site]! += east * sin + north * cos
  }
  return { system: '', lat, lon }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
