import type { ExplainAnswer } from '../api/explain.ts'
import { points, rounded } from './figures.ts'
import { tableLines, wrapped } from './table.ts'

type Criterion = ExplainAnswer['criteria'][number]
type Evidence = NonNullable<Criterion['evidence']>
type Feature = Evidence['features'][number]

const INDENT = '    '

/** What a value rests on, a line a feature, then what a reader must know beside them. */
export function evidenceLines({ evidence }: Criterion, width: number): string[] {
  if (!evidence) return []
  const { features, more, notes } = evidence
  const lines = features.map((feature) => `- ${featureText(feature)}`)
  if (more > 0) lines.push(`- and ${more} more`)
  return [...lines, ...notes.map((note) => `! ${note}`)].map(
    (line) => `  ${wrapped(line, width - 2, INDENT)}`,
  )
}

/** 'substation Kunshan 35 kV (12), 1.2 km away: headroom 900 kVA, …' */
export function featureText(feature: Feature): string {
  const { role, name, id, generated, metres, facts } = feature
  const called = name && name !== id ? `${name}${id ? ` (${id})` : ''}` : id
  const mark = generated && !/generated/.test(`${name}${id}`) ? ' (generated)' : ''
  const away = metres === null || metres < 1 ? '' : `, ${distance(metres)} away`
  const said = facts.map(factText).join(', ')
  return `${role}${called ? ` ${called}` : ''}${mark}${away}${said ? `: ${said}` : ''}`
}

function factText({ what, value, unit }: Feature['facts'][number]): string {
  const text = typeof value === 'number' ? rounded(value) : value
  return [what, text, unit].filter((word) => word !== '').join(' ')
}

/** 850 m, 1.2 km. */
function distance(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`
}

/** Where the demand of a station here would come from. */
export function competitionLines({ competition }: ExplainAnswer, width: number): string[] {
  const { demand, fromOwn, fromCompetitors, fresh, losers, unknownBecause } = competition
  if (demand === null)
    return [
      wrapped(
        `What a station here would take from others is not known: ${unknownBecause}.`,
        width,
        '  ',
      ),
    ]
  const head = `A new station here would get ${points(demand)} swaps/day of the demand around it (Huff's model):`
  const table = tableLines(
    [{ title: 'Swaps/day', align: 'right' }, { title: 'Taken from' }],
    [
      [points(fromOwn ?? 0), 'our own stations'],
      [points(fromCompetitors ?? 0), 'competitors'],
      [points(fresh ?? 0), 'charging at home'],
    ],
    width,
  )
  const most = losers.map((loser) => `  ${wrapped(`- ${featureText(loser)}`, width - 2, INDENT)}`)
  return [wrapped(head, width, '  '), '', ...table, ...(most.length > 0 ? ['', ...most] : [])]
}
