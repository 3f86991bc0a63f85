import { cellLayer, nameLayer, outlineLayer, regionLayer } from '../maps/layers.ts'
import { meansOf } from '../maps/map-cells.ts'
import { mapSvg } from '../maps/map-svg.ts'
import { html, type Markup } from '../markup.ts'
import { PAGE_WIDTH, type ReportContext } from '../report-context.ts'

const COLOURS = ['#f3f0e3', '#d9cf9c', '#b8a24f', '#7c6a21', '#3d330b']

/** The map of scores, or why there is none. */
export function scoreSection(context: ReportContext): Markup {
  const { input, words } = context
  const { profile } = input.frame
  const text = words.score
  return html`<section id="score"><h2>${text.title}</h2>
<p class="definition">${text.definition(profile.title)}</p>
${input.scores ? scoreMap(context, input.scores.values) : html`<p class="none">${text.none(whyNone(context))}</p>`}</section>`
}

function whyNone({ input }: ReportContext): string {
  return input.frame.criteria.map((c) => `${c.id}: ${c.inactiveBecause}`).join('; ')
}

function scoreMap(context: ReportContext, values: Float64Array): Markup {
  const { input, words, projection, cells, areas, credits, nameOf } = context
  const means = meansOf(cells, values)
  const classes = Int8Array.from(means, (score) =>
    Number.isFinite(score) ? Math.min(4, Math.floor(score / 20)) : -1,
  )
  return html`<figure class="keep">${mapSvg(
    {
      title: words.score.map,
      projection,
      north: words.north,
      credits: `${words.credits}: ${credits}`,
      layers: [
        regionLayer(input.region, projection),
        cellLayer(cells, classes, COLOURS, projection),
        outlineLayer(areas, projection),
        nameLayer(
          areas.map((area) => ({ ...area, name: nameOf(area) })),
          projection,
        ),
      ],
      legend: [
        ...COLOURS.map((colour, i) => ({
          label: `${words.score.map} ${20 * i}–${20 * (i + 1)}`,
          mark: 'area' as const,
          colour,
        })),
        { label: words.score.excluded, mark: 'area', colour: '#fff' },
      ],
    },
    PAGE_WIDTH,
  )}</figure>`
}
