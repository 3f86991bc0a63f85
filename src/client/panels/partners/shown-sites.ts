import type { SiteJudged } from '../../../api/sites.ts'
import { inRankOrder } from '../../../api/sites-columns.ts'

export const ORDERS = ['Score', 'Unserved', 'Headroom', 'Name'] as const

/** What of a list is shown, and in what order; '' leaves all in. */
export interface Filter {
  readonly order: string
  readonly partner: string
  readonly host: string
  readonly city: string
}

export const NO_FILTER: Filter = { order: 'Score', partner: '', host: '', city: '' }

const PARTS = ['partner', 'host', 'city'] as const

/** The sites that pass the filter, in its order; ties go by rank. */
export function shownSites(sites: readonly SiteJudged[], filter: Filter): SiteJudged[] {
  const passing = sites.filter((site) =>
    PARTS.every((part) => filter[part] === '' || site[part] === filter[part]),
  )
  const ranked = inRankOrder(passing)
  if (filter.order === 'Name') return ranked.sort((a, b) => a.name.localeCompare(b.name))
  const value = VALUES[filter.order]
  return value ? ranked.sort((a, b) => value(b) - value(a)) : ranked
}

/** What is not known stands last. */
const VALUES: Readonly<Record<string, (site: SiteJudged) => number>> = {
  Unserved: ({ unserved }) => unserved ?? -1,
  Headroom: ({ substation }) => substation?.headroomKva ?? -1,
}

/** The names to filter by, in alphabetical order. */
export function namesOf(sites: readonly SiteJudged[]): Record<(typeof PARTS)[number], string[]> {
  const of = (part: (typeof PARTS)[number]) =>
    [...new Set(sites.map((site) => site[part]))].filter((name) => name !== '').sort()
  return { partner: of('partner'), host: of('host'), city: of('city') }
}
