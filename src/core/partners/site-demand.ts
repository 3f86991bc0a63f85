import { attractionOf, rivalsOf } from '../criteria/attraction.ts'
import { Competition, type SiteDemand } from '../criteria/competition.ts'
import { decayCurve } from '../criteria/decay-curve.ts'
import type { Surroundings } from '../criteria/surroundings.ts'

/** Demand around the sites of a list, swaps/day: parallel to the sites, NaN where not known. */
export interface DemandAtSites {
  /** All within the cutoff, however far: the decay of the criterion is left out. */
  readonly demand: Float64Array
  /** Of that, what no serving station covers. */
  readonly unserved: Float64Array
  /** What the station that would be built here would get, and from whom (Huff). */
  readonly competition: readonly (SiteDemand | undefined)[]
}

/** Demand around each site; undefined where no vehicles are imported. */
export function demandAtSites(around: Surroundings): DemandAtSites | undefined {
  if (around.of('vehicles').length === 0) return undefined
  const { demand, catchments } = around
  const whole = decayCurve('step', around.parameters.cutoffMetres)
  const unknown = around.blank('vehicles')
  const known = (sums: Float64Array) => sums.map((sum, site) => sum + unknown[site]!)
  const covered = catchments.covered(around.servingStations)
  const left = demand.swaps.map((swaps, cell) => swaps * (1 - covered[cell]!))
  const hasStations = around.of('stations').length > 0
  const unserved = catchments.sums(around.sites, left, whole)
  return {
    demand: known(catchments.sums(around.sites, demand.swaps, whole)),
    unserved: hasStations ? known(unserved) : unserved.fill(Number.NaN),
    competition: hasStations ? competitionAt(around, unknown) : [],
  }
}

function competitionAt(around: Surroundings, unknown: Float64Array): (SiteDemand | undefined)[] {
  const { parameters, demand, points, sites } = around
  const rivals = rivalsOf(around.of('stations'), parameters)
  const competition = new Competition(demand.grid, demand.swaps, rivals, parameters)
  return Array.from(sites.lat, (_, site) => {
    if (Number.isNaN(unknown[site]!)) return undefined
    const host = points.partners[points.partnerRow[site]!]?.host
    const attraction = attractionOf(parameters.newStationSwapsPerDay, parameters, host)
    return competition.siteDemand(sites, site, attraction)
  })
}
