import type { SiteAnswer } from '../api/score.ts'
import type { Column, Note, Table, TableBook } from '../io/write/table.ts'
import type { LabelledList, LabelledNotes } from './score-labels.ts'

/** Colours of the score, low to high, as on the map. */
const COLOURS = ['#fde725', '#5ec962', '#21918c', '#3b528b', '#440154']
/** Classes of the score by twenty points. */
export const SCORE_CLASSES = COLOURS.map((colour, i) => {
  const [from, to] = [20 * i, 20 * (i + 1)]
  return { from, to, colour, label: `${from}–${to}` }
})

/**
 * Ranked lists and what they were scored with, for files: one list, or those of 'mixed' as one table
 * whose rows name their list. A list has no points of a criterion that it does not look at.
 */
export function scoreBook(lists: readonly LabelledList[], date: string): TableBook {
  const notes =
    lists.length === 1
      ? scoreNotes(lists[0]!, date, '')
      : lists.flatMap((list) => scoreNotes(list, date, `${list.list.profile}_`))
  return { tables: [siteTable(lists)], notes }
}

interface Row {
  readonly site: SiteAnswer
  readonly from: LabelledList
}

function siteTable(lists: readonly LabelledList[]): Table {
  const rows = lists.flatMap((from) => from.list.sites.map((site): Row => ({ site, from })))
  const number = (name: string, unit: string, of: (site: SiteAnswer) => number): Column => ({
    type: 'number',
    name,
    unit,
    values: rows.map(({ site }) => of(site)),
  })
  const text = (name: string, of: (site: SiteAnswer) => string): Column => ({
    type: 'text',
    name,
    values: rows.map(({ site }) => of(site)),
  })
  const label = (name: string, of: (from: LabelledList) => string): Column => ({
    type: 'text',
    name,
    values: rows.map(({ from }) => of(from)),
  })
  const criteria = lists.flatMap(({ list }) => list.criteria.filter(({ active }) => active))
  const ids = [...new Set(criteria.map(({ id }) => id))]
  const isMixed = lists.length > 1
  return {
    name: 'sites',
    title: 'Sites',
    length: rows.length,
    label: 'rank',
    style: { by: 'score', classes: SCORE_CLASSES },
    columns: [
      ...(isMixed ? [label('list', ({ list }) => list.profile)] : []),
      number('rank', '', ({ rank }) => rank),
      text('cell', ({ cell }) => cell),
      {
        type: 'point',
        name: 'place',
        lat: rows.map(({ site }) => site.lat),
        lon: rows.map(({ site }) => site.lon),
      },
      number('score', 'points of 100', ({ score }) => score),
      ...ids.map((id) => {
        const missing = isMixed ? Number.NaN : 0
        return number(`points_${id}`, 'points of 100', (s) => s.contributions[id] ?? missing)
      }),
      ...(lists.some(({ list }) => list.robustness) ? firmnessColumns(number) : []),
      text('site_id', ({ partner }) => partner?.id ?? ''),
      text('site_name', ({ partner }) => partner?.name ?? 'greenfield'),
      text('partner', ({ partner }) => partner?.partner ?? ''),
      text('host', ({ partner }) => partner?.host ?? ''),
      text('site_generated', ({ partner }) => generatedWord(partner)),
      text('flags', ({ flags }) => flags.join('; ')),
      text('hedges', ({ hedges }) =>
        Object.entries(hedges)
          .map(([id, word]) => `${id} ${word}`)
          .join('; '),
      ),
      label('project', ({ labels }) => labels.project),
      label('profile', ({ labels }) => labels.profile),
      label('scenario', ({ labels }) => labels.scenario),
      label('rule', ({ labels }) => labels.rule),
      label('weights', ({ labels }) => labels.weights),
      label('generated_data', ({ labels }) => labels.generatedData),
      label('attribution', ({ labels }) => labels.attribution),
      label('inputs_hash', ({ labels }) => labels.inputsHash),
    ],
  }
}

function firmnessColumns(
  number: (name: string, unit: string, of: (site: SiteAnswer) => number) => Column,
): Column[] {
  return [
    number('in_top', 'share', ({ robustness }) => robustness?.inTop ?? Number.NaN),
    number('rank_low', 'rank', ({ robustness }) => robustness?.rankLow ?? Number.NaN),
    number('rank_high', 'rank', ({ robustness }) => robustness?.rankHigh ?? Number.NaN),
  ]
}

function generatedWord(partner: SiteAnswer['partner']): string {
  if (partner === null) return ''
  return partner.generated ? 'generated' : 'real'
}

/** What has to be known to judge a scored list. */
export function scoreNotes({ list, labels }: LabelledNotes, date: string, prefix: string): Note[] {
  const generated = 'Generated data, not fit for decisions'
  const of = prefix === '' ? '' : ` (${list.profile})`
  const note = (key: string, title: string, value: string | number): Note => ({
    key: `${prefix}${key}`,
    title: `${title}${of}`,
    value,
  })
  return [
    note('project', 'Project', labels.project),
    note('profile', 'Profile', labels.profile),
    note('scenario', 'Scenario', labels.scenario || 'none: the data as it is'),
    note('rule', 'Rule', labels.rule),
    note('weights', 'Weights', labels.weights),
    note('scored_on', 'Scored on', date),
    note('generated_data', generated, labels.generatedData || 'none'),
    note('attribution', 'Sources', labels.attribution),
    note('inputs_hash', 'Hash of all inputs', labels.inputsHash),
    ...list.criteria.map(({ id, active, weight, unit, inactiveBecause }) =>
      note(
        `weight_${id}`,
        `Weight of ${id} (${unit})`,
        active ? weight : `not counted: ${inactiveBecause}`,
      ),
    ),
  ]
}
