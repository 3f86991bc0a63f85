import type { Measure } from '../../core/coverage/measure.ts'
import { curveChart } from '../charts.ts'
import { cellLayer, dotLayer, nameLayer, outlineLayer, regionLayer } from '../maps/layers.ts'
import { meansOf } from '../maps/map-cells.ts'
import { mapSvg } from '../maps/map-svg.ts'
import { html, type Markup, tableOf } from '../markup.ts'
import { PAGE_WIDTH, type ReportContext } from '../report-context.ts'

/** White to dark, so that they are told apart in black and white. */
const COLOURS = ['#f1f1ec', '#b9cfe4', '#6f9bcc', '#27508f']

interface Line {
  readonly cutoffMetres: number
  readonly of: string
  readonly measure: Measure
}

/** Coverage by distance, its curve and its map. */
export function coverageSection(context: ReportContext): Markup {
  const { input, words, figures } = context
  const { cutoffs, network } = input.coverage
  const text = words.coverage
  const lines = cutoffs.flatMap(({ cutoffMetres, vehicles, swaps, people }): Line[] =>
    [
      { of: text.vehicles, measure: vehicles },
      { of: text.swaps, measure: swaps },
      { of: text.people, measure: people },
    ].flatMap(({ of, measure }) => (measure ? [{ cutoffMetres, of, measure }] : [])),
  )
  const nothing = lines.length === 0 ? html`<p class="none">${text.nothing}</p>` : undefined
  const none = network.stations.length === 0 ? html`<p class="none">${text.none}</p>` : undefined
  const table = tableOf(
    text.table,
    [
      { title: text.distance, cell: (line) => `${figures.limitKm(line.cutoffMetres)} km` },
      { title: text.quantity, cell: (line) => line.of },
      { title: text.total, isNumber: true, cell: ({ measure }) => figures.whole(measure.total) },
      { title: text.once, isNumber: true, cell: ({ measure }) => figures.whole(measure.covered) },
      { title: text.share, isNumber: true, cell: ({ measure }) => figures.percent(measure.share) },
      { title: text.twice, isNumber: true, cell: ({ measure }) => figures.whole(measure.twice) },
      {
        title: text.not,
        isNumber: true,
        cell: ({ measure }) => figures.whole(measure.total - measure.covered),
      },
    ],
    lines,
  )
  return html`<section id="coverage"><h2>${text.title}</h2>
<p class="definition">${text.definition}</p>
${nothing}${none}${lines.length > 0 ? table : undefined}
${network.stations.length > 0 && lines.length > 0 ? html`${distances(context)}${curve(context)}` : undefined}
${coverageMap(context)}</section>`
}

function profilesOf({ input, words }: ReportContext) {
  const { vehicleDistance, peopleDistance } = input.coverage
  return [
    { name: words.coverage.vehicles, profile: vehicleDistance },
    { name: words.coverage.people, profile: peopleDistance },
  ].flatMap(({ name, profile }) => (profile ? [{ name, profile }] : []))
}

function distances(context: ReportContext): Markup {
  const { words, figures } = context
  const text = words.coverage
  return tableOf(
    text.stats,
    [
      { title: text.quantity, cell: ({ name }) => name },
      { title: text.mean, isNumber: true, cell: (line) => figures.km(line.profile.meanMetres) },
      { title: text.p95, isNumber: true, cell: (line) => figures.km(line.profile.p95Metres) },
    ],
    profilesOf(context),
  )
}

function curve(context: ReportContext): Markup {
  const { input, words } = context
  const { cutoffsMetres } = input.coverage.question
  const text = words.coverage
  return html`<div class="keep"><h3>${text.curve}</h3>${curveChart(
    profilesOf(context),
    cutoffsMetres,
    { x: text.curveX, y: text.curveY },
  )}</div>`
}

function coverageMap(context: ReportContext): Markup {
  const { input, words, projection, cells, cutoffKm, areas, credits, nameOf } = context
  const text = words.coverage
  const share = meansOf(cells, input.coverage.covered)
  const classes = Int8Array.from(share, classOf)
  const title = text.map(cutoffKm)
  return html`<figure class="keep"><h3>${title}</h3>${mapSvg(
    {
      title,
      projection,
      north: words.north,
      credits: `${words.credits}: ${credits}`,
      layers: [
        regionLayer(input.region, projection),
        cellLayer(cells, classes, COLOURS, projection),
        outlineLayer(areas, projection),
        dotLayer(input.coverage.network.places, projection, '#fff'),
        nameLayer(
          areas.map((area) => ({ ...area, name: nameOf(area) })),
          projection,
        ),
      ],
      legend: [
        ...COLOURS.map((colour, i) => ({ label: text.classes[i]!, mark: 'area' as const, colour })),
        { label: text.station, mark: 'dot', colour: '#fff' },
      ],
    },
    PAGE_WIDTH,
  )}</figure>`
}

function classOf(share: number): number {
  if (!(share > 0)) return 0
  if (share > 0.995) return 3
  return share > 0.5 ? 2 : 1
}
