import { capacityOf } from '../../core/coverage/station-load.ts'
import { loadChart } from '../charts.ts'
import { html, type Markup, tableOf } from '../markup.ts'
import type { ReportContext } from '../report-context.ts'

const BUSIEST = 10

/** Vehicles, swaps and use of the stations. */
export function stationsSection(context: ReportContext): Markup {
  const { input, words, figures, cutoffKm } = context
  const { network, load, question } = input.coverage
  const text = words.stations
  const target = figures.count(question.vehiclesPerStation)
  const capacities = Object.values(input.frame.profile.parameters.swapsPerDayByGeneration).join(
    ', ',
  )
  const content =
    network.stations.length === 0
      ? html`<p class="none">${text.none}</p>`
      : html`${facts(context)}
<div class="keep"><h3>${text.chart}</h3>${loadChart(load.vehicles, question.vehiclesPerStation, {
          x: text.chartX,
          y: text.chartY,
          target: `${text.target} ${target}`,
        })}</div>
${busiest(context)}<p class="note">${text.wait}</p>`
  return html`<section id="stations"><h2>${text.title}</h2>
<p class="definition">${text.definition(cutoffKm, target, capacities)}</p>${content}</section>`
}

/** Mean over what is known; NaN where nothing is. */
function meanOf(values: Iterable<number>): number {
  const known = [...values].filter(Number.isFinite)
  return known.reduce((a, b) => a + b, 0) / known.length
}

function facts({ input, words, figures }: ReportContext): Markup {
  const { network, load, question } = input.coverage
  const text = words.stations
  const { parameters } = input.frame.profile
  const recorded = network.stations.map((station) => station.recorded)
  const used = network.stations.filter(
    (station) => station.recorded >= 0 && capacityOf(parameters, station) > 0,
  )
  const sum = (of: (station: (typeof used)[number]) => number) =>
    used.reduce((total, station) => total + of(station), 0)
  const capacity = sum((station) => capacityOf(parameters, station))
  const above = load.vehicles.filter((count) => count > question.vehiclesPerStation).length
  const rows: [string, string][] = [
    [text.count, figures.whole(network.stations.length)],
    [text.meanVehicles, figures.whole(meanOf(load.vehicles))],
    [text.above, figures.whole(above)],
    [text.recorded, figures.tenths(meanOf(recorded))],
    [text.modelled, figures.tenths(meanOf(load.swaps))],
    [text.use, figures.percent(sum((station) => station.recorded) / capacity)],
  ]
  return tableOf(
    text.facts,
    [
      { title: text.figure, cell: ([name]) => name },
      { title: text.value, isNumber: true, cell: ([, value]) => value },
    ],
    rows,
  )
}

function busiest({ input, words, figures }: ReportContext): Markup | undefined {
  const { network, load } = input.coverage
  const text = words.stations
  const rows = network.stations
    .map((station, s) => ({ ...station, vehicles: load.vehicles[s]! }))
    .filter(({ recorded }) => Number.isFinite(recorded))
    .sort((a, b) => b.recorded - a.recorded)
    .slice(0, BUSIEST)
  if (rows.length === 0) return undefined
  const { parameters } = input.frame.profile
  return tableOf(
    text.busiest,
    [
      { title: text.name, cell: ({ name }) => name },
      { title: text.vehicles, isNumber: true, cell: (row) => figures.whole(row.vehicles) },
      { title: text.swaps, isNumber: true, cell: (row) => figures.whole(row.recorded) },
      {
        title: text.capacity,
        isNumber: true,
        cell: (row) => figures.whole(capacityOf(parameters, row)),
      },
      {
        title: text.share,
        isNumber: true,
        cell: (row) => figures.percent(row.recorded / capacityOf(parameters, row)),
      },
    ],
    rows,
  )
}
