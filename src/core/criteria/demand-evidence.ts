import { shapeExtent } from '../dataset/shapes.ts'
import { cellReachMetres, rowOfKey } from '../grid/h3-index.ts'
import { latitudeDegrees, longitudeDegrees } from '../grid/sphere.ts'
import { decayCurve } from './decay-curve.ts'
import { type Evidence, featureOf, firstFeatures } from './evidence.ts'
import { demandNotes } from './home-demand.ts'
import type { Surroundings } from './surroundings.ts'
import { type VehicleCount, vehicleCounts } from './vehicle-counts.ts'
import { spreadCount, swapsPerVehicle } from './vehicles.ts'

/** The vehicles whose demand a site reaches: the counts that give most of it, first. */
export function demandEvidence(around: Surroundings, row: number): Evidence {
  const { homeDemand: demand, parameters } = around
  const weights = weightsAround(around, row)
  const given = countsNear(around, row)
    .map((count) => {
      const { keys, parts } = spreadCount(count, demand.ancillary.byCell, demand.grid.resolution)
      const each = swapsPerVehicle(parameters.classes[count.class]) * demand.corridors.factor
      const reached = keys.map((key) => weights.get(rowOfKey(demand.grid, key)) ?? 0)
      const vehicles = reached.reduce((sum, w, c) => sum + (w > 0 ? parts[c]! * count.share : 0), 0)
      const swaps = reached.reduce((sum, w, c) => sum + w * parts[c]! * count.share * each, 0)
      return { count, vehicles, swaps }
    })
    .filter(({ swaps }) => swaps > 0)
    .sort((a, b) => b.swaps - a.swaps)
  return firstFeatures(
    given,
    ({ count, vehicles, swaps }) =>
      featureOf('vehicles', count, null, [
        { what: `${count.class}, by ${count.basis}`, value: count.counted, unit: 'counted' },
        { what: 'within the cutoff', value: vehicles, unit: 'swappable' },
        { what: 'gives here', value: swaps, unit: 'swaps/day' },
      ]),
    demandNotes(demand),
  )
}

/** Decayed sum of a demand around one site. */
export function demandAround(around: Surroundings, row: number, swaps: Float64Array): number {
  const { decay, cutoffMetres } = around.parameters
  return around.catchments.sums(around.siteAt(row), swaps, decayCurve(decay, cutoffMetres))[0]!
}

/** What each cell within the cutoff counts for, 0–1, by its row in the grid of the demand. */
function weightsAround(around: Surroundings, row: number): Map<number, number> {
  const weights = new Map<number, number>()
  const one = new Float64Array(around.homeDemand.grid.length)
  const cells: number[] = []
  around.catchments.forEachReached(around.siteAt(row), 0, (cell) => cells.push(cell))
  for (const cell of cells) {
    one[cell] = 1
    weights.set(cell, demandAround(around, row, one))
    one[cell] = 0
  }
  return weights
}

/** The counts whose box comes near enough to the site to be reached. */
function countsNear(around: Surroundings, row: number): VehicleCount[] {
  const { parameters, demand } = around
  const [lat, lon] = [around.sites.lat[row]!, around.sites.lon[row]!]
  const { resolution } = demand.grid
  const reach = parameters.cutoffMetres + 2 * cellReachMetres(resolution)
  const [dLat, dLon] = [latitudeDegrees(reach), longitudeDegrees(reach, lat)]
  return vehicleCounts(around.of('vehicles'), parameters).filter(({ dataset, row: at }) => {
    const [west, south, east, north] = shapeExtent(dataset.shapes, at)
    const isNear = west <= lon + dLon && east >= lon - dLon
    return isNear && south <= lat + dLat && north >= lat - dLat
  })
}
