import type { Dataset } from '../dataset/dataset.ts'
import type { Grid } from '../grid/grid.ts'
import { Areas } from '../need/area.ts'
import { networkNeed } from '../need/network-need.ts'
import type { Parameters } from '../score/profile.ts'
import type { Candidate } from './candidate.ts'
import type { PlanQuestion } from './plan-question.ts'
import type { AreaQuota } from './plan-rules.ts'
import type { StandingStation } from './standing-station.ts'

/**
 * The stations that each area lacks by the vehicle-station ratio: those needed less those that
 * stand, rounded up an area. Without boundaries all is one area.
 */
export function areaQuotas(
  datasets: readonly Dataset[],
  grid: Grid,
  parameters: Parameters,
  question: PlanQuestion,
  candidates: readonly Candidate[],
  standing: readonly StandingStation[],
): AreaQuota[] {
  const need = networkNeed(datasets, grid, parameters, {
    ...question.quota!,
    ...(question.year !== undefined && { year: question.year }),
  })
  const areas = new Areas(datasets.filter(({ kind }) => kind === 'boundaries'))
  const list = need.elsewhere ? [...need.areas, need.elsewhere] : need.areas
  const slot = ({ lon, lat }: { lon: number; lat: number }) => {
    const area = areas.indexAt(lon, lat)
    return area < 0 ? need.areas.length : area
  }
  const stands = standing.map(slot)
  const lies = candidates.map(slot)
  return list.map(({ name, target }, a) => ({
    name: need.areas.length === 0 ? 'the region' : name,
    least: Math.max(0, target.needed - stands.filter((area) => area === a).length),
    candidates: lies.flatMap((area, j) => (area === a ? j : [])),
  }))
}
