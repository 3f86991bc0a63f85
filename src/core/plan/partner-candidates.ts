import { partnerSites } from '../criteria/partner-site.ts'
import { pointsOfSites } from '../criteria/points-of-sites.ts'
import { type Dataset, numberColumn } from '../dataset/dataset.ts'
import type { Grid } from '../grid/grid.ts'
import type { Candidate } from './candidate.ts'

/** A partner site, and why it cannot be a candidate; '' where it can. */
export interface PartnerPlace {
  readonly candidate: Candidate
  readonly leftOutBecause: string
}

/**
 * All partner sites as candidates, each at its own coordinates: left out where it lies beyond the
 * region, where an exclusion forbids it, or where its sheet fails a required item.
 */
export function partnerPlaces(datasets: readonly Dataset[], grid: Grid): PartnerPlace[] {
  const exclusions = datasets.filter(({ kind }) => kind === 'exclusions')
  return datasets
    .filter(({ kind }) => kind === 'partners')
    .flatMap((dataset) => {
      const points = pointsOfSites(dataset, grid, exclusions)
      const siteAt = partnerSites(dataset)
      const [cost, kva] = ['cost', 'electricity_kva'].map((field) => numberColumn(dataset, field))
      return Array.from(points.excluded, (code, row) => {
        const { id, name, partner, host, generated } = siteAt(row)
        const candidate = {
          ...{ id, name, host, generated },
          partner: partner || name || 'partner',
          lat: points.lat[row]!,
          lon: points.lon[row]!,
          ownCost: cost![row]!,
          ownKva: kva![row]!,
        }
        return { candidate, leftOutBecause: code === 0 ? '' : points.reasons[code - 1]! }
      })
    })
}
