import type { Places } from '../criteria/catchment.ts'
import type { Grid } from '../grid/grid.ts'
import { NearIndex } from '../grid/near-index.ts'
import { chordMetres, squaredChordBetween, unitVectors } from '../grid/sphere.ts'
import { type PlanDemand, refuseAbove } from './cover-travel.ts'

/**
 * Demand points for a median or a centre: every cell with demand, at its centre, with the great
 * circle to each place.
 * @param withinMetres leaves out pairs farther apart; Infinity keeps all
 * @throws Problem too_large where there are more than 40 million pairs
 */
export function distanceTravel(
  grid: Grid,
  swaps: Float64Array,
  places: Places,
  withinMetres: number,
): PlanDemand {
  const cellOf = Uint32Array.from(swaps.keys()).filter((cell) => swaps[cell]! > 0)
  if (!(withinMetres < Infinity)) refuseAbove(cellOf.length * places.lat.length)
  const xyz = unitVectors(grid.lat, grid.lon)
  const forEachNear = nearPlaces(grid, xyz, places, withinMetres)
  const start = new Uint32Array(cellOf.length + 1)
  const candidates: Uint32Array[] = []
  const distances: Float64Array[] = []
  for (const [point, cell] of cellOf.entries()) {
    const found: { site: number; metres: number }[] = []
    forEachNear(cell, (site, metres) => found.push({ site, metres }))
    found.sort((a, b) => a.metres - b.metres || a.site - b.site)
    candidates.push(Uint32Array.from(found, ({ site }) => site))
    distances.push(Float64Array.from(found, ({ metres }) => metres))
    start[point + 1] = start[point]! + found.length
    refuseAbove(start[point + 1]!)
  }
  const size = start[cellOf.length]!
  const candidate = new Uint32Array(size)
  const distance = new Float64Array(size)
  for (let point = 0; point < cellOf.length; point++) {
    candidate.set(candidates[point]!, start[point])
    distance.set(distances[point]!, start[point])
  }
  return {
    demand: Float64Array.from(cellOf, (cell) => swaps[cell]!),
    travel: {
      demandCount: cellOf.length,
      candidateCount: places.lat.length,
      start,
      candidate,
      distance,
    },
    cellOf,
  }
}

type ForEachNear = (cell: number, visit: (site: number, metres: number) => void) => void

function nearPlaces(
  grid: Grid,
  xyz: Float64Array,
  places: Places,
  withinMetres: number,
): ForEachNear {
  if (!(withinMetres < Infinity))
    return (cell, visit) => {
      for (let site = 0; site < places.lat.length; site++)
        visit(site, chordMetres(squaredChordBetween(xyz, cell, places.xyz, site)))
    }
  const index = new NearIndex(places.lat, places.lon, places.xyz, withinMetres)
  return (cell, visit) =>
    // The index compares chords; a hair beyond it is looked at and then measured.
    index.forEachWithin(
      grid.lat[cell]!,
      grid.lon[cell]!,
      xyz,
      cell,
      withinMetres * (1 + 1e-9),
      (site, squared) => {
        const metres = chordMetres(squared)
        if (metres <= withinMetres) visit(site, metres)
      },
    )
}
