import type { SiteJudged, SitesAnswer } from '../api/sites.ts'
import type { ImportIssue } from '../io/import.ts'
import type { Column, Note, Table, TableBook } from '../io/write/table.ts'
import type { ScoreLabels } from './score-labels.ts'
import { SCORE_CLASSES, scoreNotes } from './score-tables.ts'

/** A judged list for files: the sites, best first, and the rows that were refused, with the reason. */
export function sitesBook(
  answer: SitesAnswer,
  issues: readonly ImportIssue[],
  labels: ScoreLabels,
  date: string,
): TableBook {
  const refused = refusedTable(issues)
  return {
    tables: [sitesTable(answer), ...(refused.length > 0 ? [refused] : [])],
    notes: [...scoreNotes({ list: answer, labels }, date, ''), ...suspicionNotes(answer)],
  }
}

/** Ranked sites first, then the excluded ones in the order of the file. */
function inOrder(sites: readonly SiteJudged[]): SiteJudged[] {
  return [...sites].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.row - b.row)
}

function sitesTable(answer: SitesAnswer): Table {
  const sites = inOrder(answer.sites)
  const columns = new Columns(sites)
  const km = `within ${answer.cutoffMetres / 1000} km`
  return {
    name: 'sites',
    title: 'Sites',
    length: sites.length,
    label: 'name',
    style: { by: 'score', classes: SCORE_CLASSES },
    columns: [
      columns.number('rank', '', ({ rank }) => rank, 'Place among all sites that are not excluded'),
      columns.number(
        'score',
        'points of 100',
        ({ score }) => score,
        'On the scale of the region’s cells',
      ),
      columns.number(
        'picked',
        '',
        ({ picked }) => picked,
        'Place in the list after quotas and spacing',
      ),
      columns.text(
        'passed_over',
        ({ passedOver }) => passedOver,
        'The rule that kept a ranked site from being picked',
      ),
      columns.text('id', ({ id }) => id),
      columns.text('name', ({ name }) => name),
      columns.text('partner', ({ partner }) => partner),
      columns.text('host', ({ host }) => host),
      columns.text('city', ({ city }) => city),
      columns.text('address', ({ address }) => address),
      columns.place(),
      columns.text('cell', ({ cell }) => cell),
      columns.text(
        'excluded_by',
        ({ excludedBy }) => excludedBy ?? '',
        'Why the site has no score',
      ),
      columns.text('flags', ({ flags }) => flags.join('; '), 'To be looked at on the spot'),
      ...answer.criteria
        .filter(({ active }) => active)
        .map(({ id }) =>
          columns.number(
            `points_${id}`,
            'points of 100',
            ({ contributions }) => contributions[id] ?? null,
          ),
        ),
      columns.number('demand', 'swaps/day', ({ demand }) => demand, `All demand ${km}`),
      columns.number(
        'unserved',
        'swaps/day',
        ({ unserved }) => unserved,
        `Of it, not covered by an open station of ours`,
      ),
      columns.number(
        'expected',
        'swaps/day',
        ({ competition }) => competition?.demand ?? null,
        'What a station here would get (Huff)',
      ),
      columns.number(
        'cannibalised',
        'swaps/day',
        ({ competition }) => competition?.fromOwn ?? null,
        'Of it, taken from our own stations',
      ),
      columns.number(
        'from_competitors',
        'swaps/day',
        ({ competition }) => competition?.fromCompetitors ?? null,
      ),
      columns.text(
        'substation',
        ({ substation }) => substation?.name ?? '',
        'The nearest within the longest connection',
      ),
      columns.number('substation_m', 'm', ({ substation }) => substation?.metres ?? null),
      columns.number(
        'headroom_kva',
        'kVA',
        ({ substation }) => substation?.headroomKva ?? null,
        'What the substation can still connect',
      ),
      columns.text('headroom_basis', headroomBasis),
      columns.text(
        'corridor',
        ({ access }) => access?.ref ?? '',
        'Road of the nearest access point',
      ),
      columns.text('access', ({ access }) => access?.access ?? ''),
      columns.number('access_m', 'm', ({ access }) => access?.metres ?? null),
      ...(answer.robustness ? robustnessColumns(columns, answer.robustness.top) : []),
      columns.text(
        'duplicates',
        ({ duplicates }) => duplicates.join('; '),
        'What else seems to be the same place',
      ),
      columns.text('brand', ({ brand }) => brand?.name ?? ''),
      columns.number('brand_confidence', 'share', ({ brand }) => brand?.confidence ?? null),
      columns.number(
        'source_row',
        '',
        ({ row }) => row,
        'Row of the file, from 1 below the headings',
      ),
      columns.number('source_x', '', ({ origin }) => origin?.x ?? null),
      columns.number('source_y', '', ({ origin }) => origin?.y ?? null),
      columns.text('source_crs', ({ origin }) => origin?.crs ?? 'WGS84'),
    ],
  }
}

function headroomBasis({ substation }: SiteJudged): string {
  if (!substation || substation.headroomKva === null) return ''
  return substation.estimated ? 'usual for its voltage' : 'stated'
}

function robustnessColumns(columns: Columns, top: number): Column[] {
  const of =
    (pick: (firm: NonNullable<SiteJudged['robustness']>) => number) => (site: SiteJudged) =>
      site.robustness ? pick(site.robustness) : null
  return [
    columns.number(
      'in_top',
      'share',
      of(({ inTop }) => inTop),
      `Share of weight draws in which the site is among the best ${top}`,
    ),
    columns.number(
      'rank_low',
      'rank',
      of(({ rankLow }) => rankLow),
    ),
    columns.number(
      'rank_high',
      'rank',
      of(({ rankHigh }) => rankHigh),
    ),
  ]
}

/** Makes columns of the sites. */
class Columns {
  readonly #sites: readonly SiteJudged[]

  constructor(sites: readonly SiteJudged[]) {
    this.#sites = sites
  }

  number(
    name: string,
    unit: string,
    of: (site: SiteJudged) => number | null,
    meaning?: string,
  ): Column {
    const values = Float64Array.from(this.#sites, (site) => of(site) ?? Number.NaN)
    return { type: 'number', name, values, ...(unit && { unit }), ...(meaning && { meaning }) }
  }

  text(name: string, of: (site: SiteJudged) => string, meaning?: string): Column {
    return { type: 'text', name, values: this.#sites.map(of), ...(meaning && { meaning }) }
  }

  place(): Column {
    const lat = this.#sites.map((site) => site.lat)
    const lon = this.#sites.map((site) => site.lon)
    return { type: 'point', name: 'place', lat, lon }
  }
}

/** Every row that was not taken, and why. */
export function refusedTable(issues: readonly ImportIssue[]): Table {
  return {
    name: 'refused',
    title: 'Refused',
    length: issues.length,
    columns: [
      { type: 'number', name: 'row', values: issues.map(({ row }) => row) },
      { type: 'text', name: 'column', values: issues.map(({ column }) => column) },
      { type: 'text', name: 'code', values: issues.map(({ code }) => code) },
      { type: 'text', name: 'reason', values: issues.map(({ message }) => message) },
    ],
  }
}

function suspicionNotes({ suspicions }: SitesAnswer): Note[] {
  return suspicions.map(({ code, message }, i) => ({
    key: `suspicion_${i + 1}`,
    title: `Suspicion: ${code.replaceAll('_', ' ')}`,
    value: message,
  }))
}
