import type { CorridorCoverage, StationlessStretch } from '../../core/coverage/corridor-coverage.ts'
import { dotLayer, lineLayer, nameLayer, outlineLayer, regionLayer } from '../maps/layers.ts'
import { mapSvg } from '../maps/map-svg.ts'
import { html, type Markup, tableOf } from '../markup.ts'
import { PAGE_WIDTH, type ReportContext } from '../report-context.ts'

/** Stretches listed; all of them are in the tables that are written beside. */
const MOST_LISTED = 20

/** Highways: what is within reach, and the gaps. */
export function corridorsSection(context: ReportContext): Markup {
  const { input, words, figures } = context
  const { corridors, question } = input.coverage
  const text = words.corridors
  const target = question.gapTargetMetres
  const access = input.frame.profile.parameters.accessReachMetres
  const definition = text.definition(
    figures.limitKm(target / 2),
    figures.limitKm(target),
    figures.limitKm(access),
  )
  const none = noneBecause(context)
  return html`<section id="corridors"><h2>${text.title}</h2>
<p class="definition">${definition}</p>
${none !== undefined || corridors === undefined ? html`<p class="none">${none}</p>` : content(context, corridors)}
<p class="note">${text.trips}</p></section>`
}

function noneBecause({ input, words }: ReportContext): string | undefined {
  const has = (kind: string) => input.datasets.some((dataset) => dataset.kind === kind)
  const text = words.corridors
  if (!has('corridors')) return text.none
  if (!has('stations')) return text.noStations
  return input.coverage.corridors?.routes.length ? undefined : text.noLines
}

function content(context: ReportContext, corridors: CorridorCoverage): Markup {
  const { words } = context
  const gaps =
    corridors.above.length > 0
      ? gapTable(context, corridors.above.slice(0, MOST_LISTED))
      : html`<p class="note">${words.corridors.noGaps}</p>`
  return html`${facts(context, corridors)}${gaps}${corridorMap(context, corridors)}${byRoute(context, corridors)}`
}

function facts({ words, figures }: ReportContext, corridors: CorridorCoverage): Markup {
  const text = words.corridors
  const largest = figures.km(corridors.largestMetres)
  const rows: [string, string][] = [
    [text.km, figures.whole(corridors.knownMetres / 1000)],
    [text.covered, figures.whole(corridors.coveredMetres / 1000)],
    [text.share, figures.percent(corridors.coveredMetres / corridors.knownMetres)],
    [text.gaps, figures.whole(corridors.above.length)],
    [text.largest, corridors.largestIsBound ? text.atLeast(largest) : largest],
    [text.mean, figures.km(corridors.meanMetres)],
  ]
  return tableOf(
    text.facts,
    [
      { title: words.stations.figure, cell: ([name]) => name },
      { title: words.stations.value, isNumber: true, cell: ([, value]) => value },
    ],
    rows,
  )
}

function gapTable(context: ReportContext, gaps: readonly StationlessStretch[]): Markup {
  const { input, words, figures } = context
  const text = words.corridors
  const end = (station: number) => input.coverage.network.stations[station]?.name ?? text.end
  return tableOf(
    text.table,
    [
      { title: text.ref, cell: ({ ref }) => ref },
      { title: text.direction, cell: ({ direction }) => text.compass[direction] },
      {
        title: text.length,
        isNumber: true,
        cell: ({ metres, isBound }) =>
          isBound ? text.atLeast(figures.km(metres)) : figures.km(metres),
      },
      { title: text.from, cell: ({ before }) => end(before) },
      { title: text.to, cell: ({ after }) => end(after) },
    ],
    gaps,
  )
}

function byRoute({ words, figures }: ReportContext, { routes }: CorridorCoverage): Markup {
  const text = words.corridors
  return tableOf(
    text.byRoute,
    [
      { title: text.ref, cell: ({ ref }) => ref },
      { title: text.direction, cell: ({ direction }) => text.compass[direction] },
      { title: text.length, isNumber: true, cell: (route) => figures.km(route.knownMetres) },
      {
        title: text.share,
        isNumber: true,
        cell: (route) => figures.percent(route.coveredMetres / route.knownMetres),
      },
      { title: text.stations, isNumber: true, cell: (route) => figures.whole(route.stations) },
      {
        title: text.largest,
        isNumber: true,
        cell: ({ gaps }) => figures.km(gaps.reduce((most, gap) => Math.max(most, gap.metres), 0)),
      },
    ],
    routes,
  )
}

function corridorMap(context: ReportContext, corridors: CorridorCoverage): Markup {
  const { input, words, projection, areas, credits, nameOf } = context
  const text = words.corridors
  const ways = corridors.routes.flatMap(({ gaps }) => gaps.map(({ lonLat }) => lonLat))
  return html`<figure class="keep"><h3>${text.map}</h3>${mapSvg(
    {
      title: text.map,
      projection,
      north: words.north,
      credits: `${words.credits}: ${credits}`,
      layers: [
        regionLayer(input.region, projection),
        outlineLayer(areas, projection),
        lineLayer(ways, projection, 'stroke="#3b6fb0" stroke-width="1.6"'),
        lineLayer(
          corridors.above.map(({ lonLat }) => lonLat),
          projection,
          'stroke="#000" stroke-width="4.5" stroke-dasharray="7 3"',
        ),
        dotLayer(input.coverage.network.places, projection, '#fff'),
        nameLayer(
          areas.map((area) => ({ ...area, name: nameOf(area) })),
          projection,
        ),
      ],
      legend: [
        { label: text.way, mark: 'line', colour: '#3b6fb0' },
        { label: text.gap, mark: 'dash', colour: '#000' },
        { label: words.coverage.station, mark: 'dot', colour: '#fff' },
      ],
    },
    PAGE_WIDTH,
  )}</figure>`
}
