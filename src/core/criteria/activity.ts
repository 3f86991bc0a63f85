import { ancillaryKinds, ancillaryOf } from './ancillary.ts'
import { Catchments } from './catchment.ts'
import { decayCurve } from './decay-curve.ts'
import type { Criterion } from './definition.ts'
import { type FineCells, fineCells } from './fine-cells.ts'
import { demandResolution } from './home-demand.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Activity: the ancillary points (transformers, buildings, people) within the activity's reach of
 * each site, counting less the farther they are. Demand counted at homes misses shops, offices and
 * works; power is drawn wherever there is something going on.
 */
export const activity: Criterion = {
  id: 'activity',
  unit: 'points',
  direction: 'benefit',
  meaning:
    'what zones are spread by (people, buildings, transformers) around the site, counting less the farther it is',
  version: 1,
  needs: [],
  uses: ({ spreadBy }) => ancillaryKinds(spreadBy),
  compute(around) {
    const { spreadBy } = around.parameters
    if (spreadBy === 'evenly') return 'the profile spreads zones evenly, by nothing that is there'
    if (around.of(spreadBy).length === 0) return `no ${spreadBy} imported`
    const sums = activityWithin(around, around.parameters.activityReachMetres)
    const known = around.blank(spreadBy)
    return sums.map((sum, row) => sum + known[row]!)
  },
  evidence(around, row) {
    const { spreadBy, activityReachMetres, cutoffMetres } = around.parameters
    if (spreadBy === 'evenly' || around.of(spreadBy).length === 0)
      return { features: [], more: 0, notes: [] }
    const fine = ancillaryCells(around)
    const within = (metres: number) =>
      new Catchments(fine.grid, metres).sums(
        around.siteAt(row),
        fine.counts,
        decayCurve('step', metres),
      )[0]!
    const [near, far] = [cutoffMetres, activityReachMetres].map((metres) =>
      Math.round(within(metres)).toLocaleString('en'),
    )
    const { words } = ancillaryOf(around.of(spreadBy), spreadBy, fine.grid.resolution)
    const note = `${words.replace('in proportion to ', '')}: ${near} within ${cutoffMetres} m, ${far} within ${activityReachMetres} m`
    return { features: [], more: 0, notes: [note] }
  },
}

function activityWithin(around: Surroundings, metres: number): Float64Array {
  const fine = ancillaryCells(around)
  if (fine.counts.length === 0) return new Float64Array(around.sites.lat.length)
  const catchments = new Catchments(fine.grid, metres)
  return catchments.sums(around.sites, fine.counts, decayCurve('linear', metres))
}

/** The ancillary data in the cells of the demand. */
function ancillaryCells(around: Surroundings): FineCells {
  const { spreadBy } = around.parameters
  const resolution = demandResolution(around.grid.resolution, around.parameters)
  return fineCells(
    ancillaryOf(around.of(spreadBy as 'grid'), spreadBy, resolution).byCell,
    resolution,
  )
}
