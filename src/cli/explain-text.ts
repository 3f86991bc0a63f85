import type { ExplainAnswer } from '../api/explain.ts'
import { competitionLines, evidenceLines } from './evidence-text.ts'
import { degrees, percent, points, rounded } from './figures.ts'
import { reachText } from './reach-text.ts'
import { ruleNote } from './score-text.ts'
import { printable, type TableColumn, tableLines, wrapped } from './table.ts'

const COLUMNS: readonly TableColumn[] = [
  { title: 'Points', align: 'right' },
  { title: 'of', align: 'right' },
  { title: '' },
  { title: 'Criterion' },
  { title: 'Here', align: 'right' },
  { title: 'Full marks', align: 'right' },
  { title: 'Unit' },
]

/** How a value is marked that is a bound or an estimate. */
const HEDGES = { '': '', 'at least': '≥ ', estimated: '~ ' } as const

const GENERATED_NOTE = '* from generated data, made up by a program and not fit for decisions'

/** Why a place scores as it does, for a person. */
export function explainText(answer: ExplainAnswer, profile: string, width: number): string {
  const active = answer.criteria.filter((criterion) => criterion.active)
  const inactive = answer.criteria.filter((criterion) => !criterion.active)
  const lines = [
    headLine(answer, profile),
    siteLine(answer),
    ...(answer.flags.length > 0 ? [`Look before you build: ${answer.flags.join(', ')}.`] : []),
  ].map((line) => wrapped(line, width, '  '))
  const table = tableLines(COLUMNS, active.map(criterionRow), width)
  const meanings = active.flatMap((criterion) => [
    wrapped(meaningLine(criterion), width, '  '),
    ...evidenceLines(criterion, width),
  ])
  const notes = inactive.map(({ id, inactiveBecause }) =>
    wrapped(`Not counted: ${id} (${inactiveBecause}).`, width, '  '),
  )
  const generated = active.some((criterion) => criterion.generated) ? [GENERATED_NOTE] : []
  const said = [
    ...(answer.rule === 'sum' ? [] : [ruleNote(answer)]),
    ...(answer.scenario?.unapplied ?? []).map((sentence) => `Without effect: ${sentence}`),
  ].map((note) => wrapped(note, width, '  '))
  const reach = answer.reach ? ['', ...reachText(answer, answer.reach, width)] : []
  const competition = competitionLines(answer, width)
  const text = [
    ...[...lines, '', ...table, '', ...meanings, ...notes, ...said, ...generated],
    ...['', ...competition, ...reach],
  ]
  return `${text.join('\n')}\n`
}

function headLine({ cell, score, excludedBy, scenario }: ExplainAnswer, profile: string): string {
  const named = scenario ? `, scenario ${printable(scenario.name)}` : ''
  const said = score === null ? `is left out: ${excludedBy}` : `scores ${points(score)} of 100`
  return `Cell ${cell} ${said} (${profile} profile${named})`
}

function siteLine({ lat, lon, partner, freeShare }: ExplainAnswer): string {
  const where = `${degrees(lat)}, ${degrees(lon)}`
  const free = `${percent(freeShare)} of the cell is free`
  if (partner === null) return `Site: greenfield at ${where}; ${free}`
  const name = partner.name || partner.partner || partner.id
  const mark = partner.generated ? ', generated' : ''
  return `Site: ${name} (${partner.host}${mark}) at ${where}; ${free}`
}

function meaningLine({ id, meaning, datasets }: ExplainAnswer['criteria'][number]): string {
  return `${id}: ${meaning} (from ${datasets.join(', ')})`
}

function criterionRow(criterion: ExplainAnswer['criteria'][number]): string[] {
  const { id, value, hedge, fullMarks, unit, weight, contribution, generated } = criterion
  return [
    points(contribution),
    points(100 * weight),
    generated ? '*' : '',
    id,
    value === null ? 'unknown' : `${HEDGES[hedge]}${rounded(value)}`,
    rounded(fullMarks),
    unit,
  ]
}
