import { NearIndex } from '../grid/near-index.ts'
import { chordMetres, squaredChordBetween, unitVectors } from '../grid/sphere.ts'
import { Problem } from '../problem.ts'
import type { Travel } from './travel.ts'

/** Pairs above which a table of distances would not fit into memory. */
const MOST_PAIRS = 25_000_000

/**
 * Straight-line travel among points that are demand and candidates alike.
 * @param within leaves out pairs farther apart; Infinity keeps all
 * @throws Problem too_large where there are more than 25 million pairs
 */
export function travelOnPlane(x: Float64Array, y: Float64Array, within: number): Travel {
  const bins = within < Infinity ? binsOf(x, y, within) : undefined
  return travelAmong(x.length, (i, visit) => {
    const rows = bins ? bins.near(i) : x.keys()
    for (const j of rows) {
      const dx = x[j]! - x[i]!
      const dy = y[j]! - y[i]!
      const distance = Math.sqrt(dx * dx + dy * dy)
      if (distance <= within) visit(j, distance)
    }
  })
}

/** Great-circle travel among points in degrees that are demand and candidates alike. */
export function travelOnGlobe(lat: Float64Array, lon: Float64Array, within: number): Travel {
  const xyz = unitVectors(lat, lon)
  const index = within < Infinity ? new NearIndex(lat, lon, xyz, within) : undefined
  return travelAmong(lat.length, (i, visit) => {
    if (index) {
      // The index compares chords; a hair beyond it is looked at and then measured.
      index.forEachWithin(lat[i]!, lon[i]!, xyz, i, within * (1 + 1e-9), (j, chord) => {
        const distance = chordMetres(chord)
        if (distance <= within) visit(j, distance)
      })
    } else {
      for (let j = 0; j < lat.length; j++) {
        visit(j, chordMetres(squaredChordBetween(xyz, i, xyz, j)))
      }
    }
  })
}

function travelAmong(
  count: number,
  forEach: (row: number, visit: (other: number, distance: number) => void) => void,
): Travel {
  const start = new Uint32Array(count + 1)
  const candidates: Uint32Array[] = []
  const distances: Float64Array[] = []
  for (let i = 0; i < count; i++) {
    const found: { j: number; distance: number }[] = []
    forEach(i, (j, distance) => found.push({ j, distance }))
    found.sort((a, b) => a.distance - b.distance || a.j - b.j)
    candidates.push(Uint32Array.from(found, ({ j }) => j))
    distances.push(Float64Array.from(found, ({ distance }) => distance))
    start[i + 1] = start[i]! + found.length
    if (start[i + 1]! > MOST_PAIRS)
      throw new Problem(
        'too_large',
        `The points make more than ${MOST_PAIRS / 1e6} million pairs: give a smaller --cutoff or --max-distance.`,
      )
  }
  const candidate = new Uint32Array(start[count]!)
  const distance = new Float64Array(start[count]!)
  for (let i = 0; i < count; i++) {
    candidate.set(candidates[i]!, start[i])
    distance.set(distances[i]!, start[i])
  }
  return { demandCount: count, candidateCount: count, start, candidate, distance }
}

/** Points in square bins as wide as the distance asked for. */
function binsOf(x: Float64Array, y: Float64Array, width: number) {
  const bins = new Map<string, number[]>()
  const key = (column: number, line: number) => `${column},${line}`
  for (let i = 0; i < x.length; i++) {
    const bin = key(Math.floor(x[i]! / width), Math.floor(y[i]! / width))
    const rows = bins.get(bin)
    if (rows) rows.push(i)
    else bins.set(bin, [i])
  }
  return {
    near(i: number): number[] {
      const [column, line] = [Math.floor(x[i]! / width), Math.floor(y[i]! / width)]
      const rows: number[] = []
      for (let c = column - 1; c <= column + 1; c++) {
        for (let l = line - 1; l <= line + 1; l++) rows.push(...(bins.get(key(c, l)) ?? []))
      }
      return rows
    },
  }
}
