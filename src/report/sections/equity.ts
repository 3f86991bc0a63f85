import { lorenzChart } from '../charts.ts'
import { html, type Markup, tableOf } from '../markup.ts'
import type { ReportContext } from '../report-context.ts'

/** Inequality of the distance, and coverage by density. */
export function equitySection(context: ReportContext): Markup {
  const { input, words } = context
  const text = words.equity
  const { peopleDistance, network } = input.coverage
  const content =
    peopleDistance === undefined
      ? html`<p class="none">${text.none}</p>`
      : html`${network.stations.length > 0 ? lorenz(context) : html`<p class="none">${text.noStations}</p>`}${bands(context)}`
  return html`<section id="equity"><h2>${text.title}</h2>
<p class="definition">${text.definition}</p>${content}</section>`
}

function lorenz({ input, words, figures }: ReportContext): Markup {
  const text = words.equity
  const profile = input.coverage.peopleDistance!
  return html`<p>${text.gini(figures.hundredths(profile.gini))}</p>
<div class="keep"><h3>${text.lorenz}</h3>${lorenzChart(profile, {
    x: text.lorenzX,
    y: text.lorenzY,
    equal: text.equal,
  })}</div>`
}

function bands({ input, words, figures }: ReportContext): Markup {
  const text = words.equity
  return tableOf(
    text.table,
    [
      {
        title: text.band,
        cell: ({ from, to }) =>
          to === Infinity
            ? text.above(figures.whole(from))
            : `${figures.whole(from)}–${figures.whole(to)}`,
      },
      { title: text.people, isNumber: true, cell: ({ people }) => figures.whole(people.total) },
      { title: text.covered, isNumber: true, cell: ({ people }) => figures.whole(people.covered) },
      { title: text.share, isNumber: true, cell: ({ people }) => figures.percent(people.share) },
    ],
    input.coverage.bands,
  )
}
