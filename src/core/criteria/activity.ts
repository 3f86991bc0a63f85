import { Catchments, type Places } from './catchment.ts'
import { decayCurve } from './decay-curve.ts'
import type { FineCells } from './fine-cells.ts'

/** People swap where they live, work and pass: what lies within this many cutoffs still speaks. */
const CUTOFFS_AROUND = 3

/**
 * Activity, in points: how many ancillary points (transformers, buildings) lie within three cutoffs
 * of each site, counting less the farther they are. Demand counted at homes misses shops, offices
 * and works; power is drawn wherever there is something going on.
 */
export function activityAround(sites: Places, fine: FineCells, cutoffMetres: number): Float64Array {
  const reachMetres = CUTOFFS_AROUND * cutoffMetres
  const decay = decayCurve('linear', reachMetres)
  return new Catchments(fine.grid, reachMetres).sums(sites, fine.counts, decay)
}
