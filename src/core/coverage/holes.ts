import { Catchments, placesAt } from '../criteria/catchment.ts'
import { decayCurve } from '../criteria/decay-curve.ts'
import { idOf } from '../criteria/partner-site.ts'
import { type Dataset, numberColumn } from '../dataset/dataset.ts'
import { cellIdAt } from '../grid/grid.ts'
import { distanceMetres } from '../grid/sphere.ts'
import type { Frame, PartnerSite } from '../score/frame.ts'
import type { Ground } from './ground.ts'

/** A hole in the network and the best place to fill it from. */
export interface CoverageHole {
  readonly cell: string
  readonly lat: number
  readonly lon: number
  /** Vehicles, people and swaps/day that one station there would newly cover. */
  readonly vehicles: number
  readonly people: number
  readonly swaps: number
  /** Undefined: no partner site there, a free place. */
  readonly partner: PartnerSite | undefined
  /** What the data says a station there costs, currency; NaN where it says nothing. */
  readonly cost: number
}

/**
 * The largest holes: places where a station may stand, from which one would newly cover the most
 * vehicles (people, where no vehicles are imported) within the cutoff. They lie two cutoffs apart,
 * so that no vehicle is counted in two holes.
 *
 * @param covered share of each cell that is covered already
 * @param partners the partner sites, for what they cost
 */
export function coverageHoles(
  frame: Frame,
  ground: Ground,
  covered: Float64Array,
  partners: readonly Dataset[],
  cutoffMetres: number,
  most: number,
): CoverageHole[] {
  const places = placesAt(frame.siteLat, frame.siteLon)
  const catchments = new Catchments(ground.grid, cutoffMetres)
  const gain = (quantity: Float64Array | undefined) => {
    if (quantity === undefined) return new Float64Array(covered.length)
    const open = quantity.map((value, row) => value * (1 - covered[row]!))
    return catchments.sums(places, open, decayCurve('step', cutoffMetres))
  }
  const [vehicles, people, swaps] = [gain(ground.vehicles), gain(ground.people), gain(ground.swaps)]
  const rows = bestApart(frame, ground.vehicles ? vehicles : people, 2 * cutoffMetres, most)
  const costOf = costsBySite(partners)
  return rows.map((row) => ({
    cell: cellIdAt(frame.grid, row),
    lat: frame.siteLat[row]!,
    lon: frame.siteLon[row]!,
    vehicles: vehicles[row]!,
    people: people[row]!,
    swaps: swaps[row]!,
    partner: frame.partners[frame.partnerRow[row]!],
    cost: costOf.get(frame.partners[frame.partnerRow[row]!]?.id ?? '') ?? Number.NaN,
  }))
}

/** Costs of partner sites by the id that frames give them. */
function costsBySite(partners: readonly Dataset[]): Map<string, number> {
  return new Map(
    partners.flatMap((dataset) =>
      [...numberColumn(dataset, 'cost')].flatMap((cost, row): [string, number][] =>
        cost >= 0 ? [[idOf(dataset, row), cost]] : [],
      ),
    ),
  )
}

/** Rows that may hold a station, most first, so far apart; equals go to the lower cell. */
function bestApart(frame: Frame, gain: Float64Array, metres: number, most: number): number[] {
  const order = Uint32Array.from(gain.keys())
    .filter((row) => frame.excluded[row] === 0 && gain[row]! > 0)
    .sort((a, b) => gain[b]! - gain[a]! || a - b)
  const taken: number[] = []
  for (const row of order) {
    if (taken.length === most) break
    const [lat, lon] = [frame.siteLat[row]!, frame.siteLon[row]!]
    const apart = (other: number) =>
      distanceMetres(lat, lon, frame.siteLat[other]!, frame.siteLon[other]!) > metres
    if (taken.every(apart)) taken.push(row)
  }
  return taken
}
