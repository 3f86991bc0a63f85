import type { CoverageHole } from '../../core/coverage/holes.ts'
import { rowOfCell, splitCell } from '../../core/grid/grid.ts'
import { cellLayer, numberLayer, outlineLayer, regionLayer } from '../maps/layers.ts'
import { sumsOf } from '../maps/map-cells.ts'
import { mapSvg } from '../maps/map-svg.ts'
import { html, type Markup, tableOf } from '../markup.ts'
import { PAGE_WIDTH, type ReportContext } from '../report-context.ts'

const COLOURS = ['#f6e9e4', '#ecc3b4', '#dc937c', '#bf5b43', '#842715']

/** The largest holes, the best place for each, and their map. */
export function holesSection(context: ReportContext): Markup {
  const { input, words, cutoffKm } = context
  const text = words.holes
  const { holes } = input.coverage
  const content =
    holes.length === 0
      ? html`<p class="none">${text.none}</p>`
      : html`${holeTable(context)}${holeMap(context)}`
  return html`<section id="holes"><h2>${text.title}</h2>
<p class="definition">${text.definition(cutoffKm)}</p>${content}</section>`
}

/** Name of the area that holds a hole. */
export function areaOfHole(context: ReportContext, { cell }: CoverageHole): string {
  return context.areaNameAt(rowOfCell(context.input.frame.grid, ...splitCell(cell)))
}

function holeTable(context: ReportContext): Markup {
  const { input, words, figures } = context
  const text = words.holes
  const { holes } = input.coverage
  const priced = holes.some(({ cost }) => Number.isFinite(cost))
  const table = tableOf(
    text.table,
    [
      { title: '#', isNumber: true, cell: (_, i) => i + 1 },
      { title: text.place, cell: ({ partner }) => partner?.name ?? text.greenfield },
      { title: text.area, cell: (hole) => areaOfHole(context, hole) },
      { title: text.coordinates, isNumber: true, cell: ({ lat, lon }) => figures.place(lat, lon) },
      { title: text.vehicles, isNumber: true, cell: (hole) => figures.whole(hole.vehicles) },
      { title: text.people, isNumber: true, cell: (hole) => figures.whole(hole.people) },
      { title: text.swaps, isNumber: true, cell: (hole) => figures.tenths(hole.swaps) },
      ...(priced
        ? [
            {
              title: text.costTitle,
              isNumber: true,
              cell: ({ cost, vehicles }: CoverageHole) => figures.whole(cost / vehicles),
            },
          ]
        : []),
    ],
    holes,
  )
  return html`${table}${priced ? undefined : html`<p class="note">${text.cost}</p>`}`
}

function holeMap(context: ReportContext): Markup {
  const { input, words, projection, cells, areas, credits } = context
  const { ground, covered, holes } = input.coverage
  const quantity = ground.vehicles ?? ground.people ?? new Float64Array(covered.length)
  const open = sumsOf(
    cells,
    quantity.map((value, row) => value * (1 - covered[row]!)),
  )
  const classes = classesOf(open)
  return html`<figure class="keep"><h3>${words.holes.map}</h3>${mapSvg(
    {
      title: words.holes.map,
      projection,
      north: words.north,
      credits: `${words.credits}: ${credits}`,
      layers: [
        regionLayer(input.region, projection),
        cellLayer(cells, classes, COLOURS, projection),
        outlineLayer(areas, projection),
        numberLayer(holes, projection),
      ],
      legend: [
        ...COLOURS.map((colour, i) => ({
          label: words.holes.classes[i]!,
          mark: 'area' as const,
          colour,
        })),
        { label: words.holes.hole, mark: 'number', colour: '#fff' },
      ],
    },
    PAGE_WIDTH,
  )}</figure>`
}

/** Fifths of the cells that hold something; −1 where nothing is open. */
function classesOf(open: Float64Array): Int8Array {
  const held = open.filter((value) => value > 0).sort()
  const limits = [1, 2, 3, 4].map((fifth) => held[Math.floor((held.length * fifth) / 5)]!)
  return Int8Array.from(open, (value) =>
    value > 0 ? limits.filter((limit) => value >= limit).length : -1,
  )
}
