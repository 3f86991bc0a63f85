import type { SiteJudged, SitesAnswer } from './sites.ts'

/** A column of a judged list as every export has it; null and '' where nothing is known. */
export type SiteColumn = NumberOfSite | TextOfSite

interface Heading {
  readonly name: string
  readonly meaning?: string
}
interface NumberOfSite extends Heading {
  readonly type: 'number'
  readonly unit: string
  readonly of: (site: SiteJudged) => number | null
}
interface TextOfSite extends Heading {
  readonly type: 'text'
  readonly of: (site: SiteJudged) => string
}

/** Ranked sites first, then the excluded ones in the order of the file. */
export function inRankOrder(sites: readonly SiteJudged[]): SiteJudged[] {
  return [...sites].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.row - b.row)
}

/** All columns but the place, which formats write in their own ways after `address`. */
export function siteColumns(answer: SitesAnswer): { before: SiteColumn[]; after: SiteColumn[] } {
  return { before: standing(), after: [...verdict(answer), ...around(answer), ...origin(answer)] }
}

function standing(): SiteColumn[] {
  return [
    number('rank', '', ({ rank }) => rank, 'Place among all sites that are not excluded'),
    number('score', 'points of 100', ({ score }) => score, 'On the scale of the region’s cells'),
    number('picked', '', ({ picked }) => picked, 'Place in the list after quotas and spacing'),
    text(
      'passed_over',
      (site) => site.passedOver,
      'The rule that kept a ranked site from being picked',
    ),
    text('id', ({ id }) => id),
    text('name', ({ name }) => name),
    text('partner', ({ partner }) => partner),
    text('host', ({ host }) => host),
    text('city', ({ city }) => city),
    text('address', ({ address }) => address),
  ]
}

function verdict(answer: SitesAnswer): SiteColumn[] {
  const active = answer.criteria.filter((criterion) => criterion.active)
  return [
    text('cell', ({ cell }) => cell),
    text('excluded_by', (site) => site.excludedBy ?? '', 'Why the site has no score'),
    text('flags', ({ flags }) => flags.join('; '), 'To be looked at on the spot'),
    ...active.map(({ id }) =>
      number(`points_${id}`, 'points of 100', (site) => site.contributions[id] ?? null),
    ),
  ]
}

function around({ cutoffMetres }: SitesAnswer): SiteColumn[] {
  const swaps = 'swaps/day'
  return [
    number('demand', swaps, (site) => site.demand, `All demand within ${cutoffMetres / 1000} km`),
    number(
      'unserved',
      swaps,
      (site) => site.unserved,
      'Of it, not covered by an open station of ours',
    ),
    number(
      'expected',
      swaps,
      (site) => site.competition?.demand ?? null,
      'What a station here would get (Huff)',
    ),
    number(
      'cannibalised',
      swaps,
      (site) => site.competition?.fromOwn ?? null,
      'Of it, taken from our own stations',
    ),
    number('from_competitors', swaps, (site) => site.competition?.fromCompetitors ?? null),
    text(
      'substation',
      (site) => site.substation?.name ?? '',
      'The nearest within the longest connection',
    ),
    number('substation_m', 'm', (site) => site.substation?.metres ?? null),
    number(
      'headroom_kva',
      'kVA',
      (site) => site.substation?.headroomKva ?? null,
      'What the substation can still connect',
    ),
    text('headroom_basis', headroomBasis),
    text('corridor', (site) => site.access?.ref ?? '', 'Road of the nearest access point'),
    text('access', (site) => site.access?.access ?? ''),
    number('access_m', 'm', (site) => site.access?.metres ?? null),
  ]
}

function origin({ robustness }: SitesAnswer): SiteColumn[] {
  const draws = `Share of weight draws in which the site is among the best ${robustness?.top}`
  const firm = [
    number('in_top', 'share', (site) => site.robustness?.inTop ?? null, draws),
    number('rank_low', 'rank', (site) => site.robustness?.rankLow ?? null),
    number('rank_high', 'rank', (site) => site.robustness?.rankHigh ?? null),
  ]
  return [
    ...(robustness ? firm : []),
    text(
      'duplicates',
      (site) => site.duplicates.join('; '),
      'What else seems to be the same place',
    ),
    text('brand', ({ brand }) => brand?.name ?? ''),
    number('brand_confidence', 'share', ({ brand }) => brand?.confidence ?? null),
    number('source_row', '', ({ row }) => row, 'Row of the file, from 1 below the headings'),
    number('source_x', '', (site) => site.origin?.x ?? null),
    number('source_y', '', (site) => site.origin?.y ?? null),
    text('source_crs', (site) => site.origin?.crs ?? 'WGS84'),
  ]
}

function headroomBasis({ substation }: SiteJudged): string {
  if (!substation || substation.headroomKva === null) return ''
  return substation.estimated ? 'usual for its voltage' : 'stated'
}

function number(
  name: string,
  unit: string,
  of: NumberOfSite['of'],
  meaning?: string,
): NumberOfSite {
  return { type: 'number', name, unit, of, ...(meaning && { meaning }) }
}

function text(name: string, of: TextOfSite['of'], meaning?: string): TextOfSite {
  return { type: 'text', name, of, ...(meaning && { meaning }) }
}
