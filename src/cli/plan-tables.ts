import type { PlanAnswer, PlanSiteAnswer } from '../api/plan.ts'
import type { Column, Note, Table, TableBook } from '../io/write/table.ts'

/** The sites of a plan and what it was made with, for files. */
export function planBook(answer: PlanAnswer, project: string): TableBook {
  return { tables: [siteTable(answer.places)], notes: planNotes(answer, project) }
}

function siteTable(places: readonly PlanSiteAnswer[]): Table {
  const number = (name: string, unit: string, of: (site: PlanSiteAnswer, k: number) => number) => ({
    type: 'number' as const,
    name,
    unit,
    values: places.map(of),
  })
  const text = (name: string, of: (site: PlanSiteAnswer) => string): Column => ({
    type: 'text',
    name,
    values: places.map(of),
  })
  return {
    name: 'sites',
    title: 'Sites',
    length: places.length,
    label: 'site_name',
    style: { colour: '#c2410c' },
    columns: [
      number('order', '', (_, k) => k + 1),
      text('site_id', ({ id }) => id),
      text('site_name', ({ name }) => name),
      text('partner', ({ partner }) => partner || 'greenfield'),
      text('host', ({ host }) => host),
      text('cell', ({ cell }) => cell),
      {
        type: 'point',
        name: 'place',
        lat: places.map(({ lat }) => lat),
        lon: places.map(({ lon }) => lon),
      },
      number('adds_swaps_per_day', 'swaps/day', ({ adds }) => adds),
      number('alone_swaps_per_day', 'swaps/day', ({ alone }) => alone),
      number('cost_rmb', 'RMB', ({ cost }) => cost),
      text('cost_is_own', ({ costIsOwn }) => (costIsOwn ? 'yes' : 'no')),
      text('feeder', ({ feeder }) => feeder),
      number('connection_m', 'm', ({ connectionMetres }) => connectionMetres ?? Number.NaN),
      text('fixed', ({ fixed }) => (fixed ? 'yes' : 'no')),
      text('generated', ({ generated }) => (generated ? 'generated' : 'real')),
    ],
  }
}

function planNotes(answer: PlanAnswer, project: string): Note[] {
  const inRows = true
  const known = (value: number | null) => value ?? ''
  return [
    { key: 'project', title: 'project', value: project, inRows },
    { key: 'objective', title: 'objective', value: answer.objective, inRows },
    { key: 'status', title: 'status', value: answer.status, inRows },
    { key: 'value', title: 'value', value: known(answer.value), inRows },
    { key: 'bound', title: 'bound', value: known(answer.bound), inRows },
    { key: 'gap', title: 'gap', value: known(answer.gap), inRows },
    { key: 'unit', title: 'unit', value: answer.unit, inRows },
    {
      key: 'generated_data',
      title: 'generated_data',
      value: answer.generated.join(' | '),
      inRows,
    },
    {
      key: 'demand_before',
      title: 'demand covered before, swaps/day',
      value: answer.before.demand,
    },
    { key: 'demand_after', title: 'demand covered after, swaps/day', value: answer.covered.demand },
    { key: 'share_after', title: 'share of demand after', value: answer.covered.demandShare },
    { key: 'cost', title: 'cost, RMB', value: answer.cost.total },
    { key: 'cutoff', title: 'cutoff, m', value: answer.cutoffMetres },
    { key: 'seed', title: 'seed', value: answer.seed },
    ...answer.notes.map((note, i) => ({ key: `note_${i + 1}`, title: 'note', value: note })),
  ]
}
