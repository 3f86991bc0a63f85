import type { BacktestAnswer, BacktestMeasures } from '../api/backtest.ts'
import { count, counted, listed, percent } from './figures.ts'
import { type TableColumn, tableLines, wrapped } from './table.ts'

const COLUMNS: readonly TableColumn[] = [
  { title: 'Score', shrinks: true },
  { title: 'AUC', align: 'right' },
  { title: '95% interval', align: 'right' },
  { title: 'In best 5%', align: 'right' },
]

/** How well later openings were foreseen, for a person. */
export function backtestText(answer: BacktestAnswer, saved: string | undefined, width: number) {
  const { stations, split, openings, cells, profile, population, fit } = answer
  const head = `With the ${counted(stations.earlier, 'station')} opened up to ${split}, ${count(openings)} of ${count(cells)} cells got one of the ${count(stations.later)} later ones.`
  const table = [
    measureRow(profile, answer),
    ...(population
      ? [['people in the cell', three(population.auc), '', percent(population.recall5)]]
      : []),
    ...(fit ? [measureRow(fit.profile.id, fit)] : []),
  ]
  const notes = [
    liftNote(answer),
    differenceNote(answer),
    undatedNote(answer),
    fitNote(answer, saved),
  ]
  const lines = notes.filter(Boolean).map((line) => wrapped(line, width, '  '))
  return `${[wrapped(head, width, '  '), '', ...tableLines(COLUMNS, table, width), '', ...lines].join('\n')}\n`
}

function measureRow(name: string, { auc, interval, recall5 }: BacktestMeasures): string[] {
  return [name, three(auc), `${three(interval.low)}–${three(interval.high)}`, percent(recall5)]
}

function liftNote({ lift }: BacktestAnswer): string {
  const times = ([1, 5, 10] as const).map((share) => `${share}%: ${lift[share].toFixed(1)}`)
  return `Times as many openings as a blind choice in the best ${times.join(', ')}.`
}

function differenceNote({ difference }: BacktestAnswer): string {
  if (difference === null)
    return 'There is no population in the project, so nothing simpler to compare with.'
  const { value, low, high } = difference
  const said = low > 0 ? 'better than' : high < 0 ? 'worse than' : 'not clearly other than'
  return `The profile is ${said} the people in the cell alone: AUC ${signed(value)} (95% ${signed(low)} to ${signed(high)}).`
}

function undatedNote({ stations }: BacktestAnswer): string {
  if (stations.undated === 0) return ''
  return `Left out: ${counted(stations.undated, 'station')} without a day of opening that can be read.`
}

function fitNote({ fit }: BacktestAnswer, saved: string | undefined): string {
  if (fit === undefined) return ''
  const weights = (fit.profile.criteria ?? []).filter(({ weight }) => weight > 0)
  const words = listed(weights.map(({ id, weight }) => `${id} ${percent(weight)}`))
  const where = saved
    ? `They are in ${saved}: use them with --profile ${saved}.`
    : 'Nothing is changed: --fit OUT.json writes them as a profile.'
  return `Weights fitted to the ${counted(fit.learnt, 'cell')} opened from ${fit.from} to ${fit.to}: ${words}. ${where}`
}

function three(value: number): string {
  return value.toFixed(3)
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${three(Math.abs(value))}`
}
