import type { NetworkName } from '../../core/coverage/network.ts'
import type { NetworkAgainst } from '../../core/coverage/network-coverage.ts'
import { html, type Markup, tableOf } from '../markup.ts'
import type { ReportContext } from '../report-context.ts'

const LISTED = 10

/** Before and after, where the report sets one network against another. */
export function againstSection(context: ReportContext): Markup | undefined {
  const { input, words, cutoffKm } = context
  const { against, name } = input.coverage
  if (against === undefined) return undefined
  const text = words.against
  const [now, other] = [networkWords(context, name), networkWords(context, against.name)]
  const { isLater } = against
  const definition = text.definition(isLater ? now : other, isLater ? other : now, cutoffKm)
  const { difference } = against
  const changes = difference && difference.gained + difference.lost > 0
  return html`<section id="against"><h2>${text.title}</h2>
<p class="definition">${definition}</p>${figuresTable(context, against, isLater)}
${changes ? html`${byStation(context, against)}${byArea(context, against)}` : html`<p class="none">${text.none}</p>`}</section>`
}

function figuresTable(
  { input, words, figures }: ReportContext,
  against: NetworkAgainst,
  isLater: boolean,
): Markup {
  const text = words.against
  const { cutoffs, network } = input.coverage
  const pairs = cutoffs.flatMap(({ cutoffMetres, vehicles, people }, i) => {
    const km = `${figures.limitKm(cutoffMetres)} km`
    const other = against.cutoffs[i]!
    return [
      { name: `${words.coverage.vehicles}, ${km}`, own: vehicles, other: other.vehicles },
      { name: `${words.coverage.people}, ${km}`, own: people, other: other.people },
    ].flatMap(({ name, own, other }) =>
      own && other ? [{ name, own: own.covered, other: other.covered }] : [],
    )
  })
  const counts = { own: network.stations.length, other: against.network.stations.length }
  const rows = [{ name: text.stations, ...counts }, ...pairs].map(({ name, own, other }) =>
    isLater ? { name, before: own, after: other } : { name, before: other, after: own },
  )
  return tableOf(
    text.table,
    [
      { title: words.stations.figure, cell: ({ name }) => name },
      { title: text.before, isNumber: true, cell: ({ before }) => figures.whole(before) },
      { title: text.after, isNumber: true, cell: ({ after }) => figures.whole(after) },
      {
        title: text.change,
        isNumber: true,
        cell: ({ before, after }) => figures.whole(after - before),
      },
    ],
    rows,
  )
}

function byStation({ words, figures }: ReportContext, { difference }: NetworkAgainst): Markup {
  const text = words.against
  return tableOf(
    text.from,
    [
      { title: text.station, cell: ({ name }) => name },
      { title: text.gained, isNumber: true, cell: ({ quantity }) => figures.whole(quantity) },
    ],
    difference!.opened.slice(0, LISTED),
  )
}

function byArea(context: ReportContext, { difference }: NetworkAgainst): Markup | undefined {
  const { input, words, figures, nameOf } = context
  const text = words.against
  const level = input.coverage.levels.at(-1)
  if (level === undefined) return undefined
  const change = new Float64Array(level.areas.length)
  level.areaOfRow.forEach((area, row) => {
    if (area >= 0) change[area]! += difference!.byRow[row]!
  })
  const rows = level.areas
    .map((area, a) => ({ name: nameOf(area), change: change[a]! }))
    .filter((row) => row.change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, LISTED)
  return tableOf(
    text.byArea,
    [
      { title: text.area, cell: ({ name }) => name },
      { title: text.change, isNumber: true, cell: (row) => figures.whole(row.change) },
    ],
    rows,
  )
}

/** A network in words. */
export function networkWords({ words }: ReportContext, name: NetworkName): string {
  if (name.kind === 'openedBy') return words.network.openedBy(name.date)
  if (name.kind === 'plan') return words.network.plan(name.name)
  if (name.kind === 'scenario') return words.network.scenario(name.name)
  return words.network[name.kind]
}
