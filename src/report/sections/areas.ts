import type { AreaCoverage, AreaLevel } from '../../core/coverage/area-coverage.ts'
import { areaChart } from '../charts.ts'
import { html, type Markup, tableOf } from '../markup.ts'
import type { ReportContext } from '../report-context.ts'

/** Bars of so many areas fit a page. */
const MOST_BARS = 40

/** Coverage and stations needed by area, a table a level. */
export function areasSection(context: ReportContext): Markup {
  const { input, words, figures } = context
  const { levels, question } = input.coverage
  const text = words.areas
  return html`<section id="areas"><h2>${text.title}</h2>
<p class="definition">${text.definition(figures.count(question.vehiclesPerStation))}</p>
${levels.length === 0 ? html`<p class="none">${text.none}</p>` : levels.map((level) => levelTable(context, level))}
${levels.length > 0 ? chart(context) : undefined}</section>`
}

function levelTable(context: ReportContext, { level, areas }: AreaLevel): Markup {
  const { words, figures, nameOf } = context
  const text = words.areas
  const inside = areas.filter(({ cells }) => cells > 0)
  const empty = areas.filter(({ cells }) => cells === 0)
  const sorted = [...inside].sort((a, b) => (b.vehicles?.total ?? 0) - (a.vehicles?.total ?? 0))
  const table = tableOf<AreaCoverage>(
    text.table(level),
    [
      { title: text.area, cell: nameOf },
      { title: text.vehicles, isNumber: true, cell: (a) => figures.whole(a.vehicles?.total) },
      { title: text.covered, isNumber: true, cell: (a) => figures.whole(a.vehicles?.covered) },
      { title: text.share, isNumber: true, cell: (a) => figures.percent(a.vehicles?.share) },
      { title: text.people, isNumber: true, cell: (a) => figures.percent(a.people?.share) },
      { title: text.stations, isNumber: true, cell: (a) => figures.whole(a.stations) },
      { title: text.ratio, isNumber: true, cell: (a) => figures.whole(a.vehiclesPerStation) },
      { title: text.needed, isNumber: true, cell: (a) => figures.whole(a.needed) },
      { title: text.missing, isNumber: true, cell: (a) => figures.whole(missingOf(a)) },
    ],
    sorted,
  )
  const note = text.empty(empty.map(nameOf).join(', '))
  return html`${table}${empty.length > 0 ? html`<p class="note">${note}</p>` : undefined}`
}

/** Stations an area lacks; NaN where the need is not known. */
export function missingOf({ needed, stations }: AreaCoverage): number {
  return Math.max(0, needed - stations)
}

function chart({ areas, words, nameOf }: ReportContext): Markup | undefined {
  const bars = areas
    .flatMap((area) =>
      area.vehicles && area.vehicles.total > 0
        ? [{ name: nameOf(area), share: area.vehicles.share }]
        : [],
    )
    .sort((a, b) => b.share - a.share)
  if (bars.length === 0 || bars.length > MOST_BARS) return undefined
  return html`<div class="keep"><h3>${words.areas.chart}</h3>${areaChart(bars, words.areas.chart)}</div>`
}
