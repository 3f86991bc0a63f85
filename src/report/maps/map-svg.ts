import { html, Markup } from '../markup.ts'
import type { Projection } from './projection.ts'

/** What stands in the legend of a map. */
export interface LegendEntry {
  readonly label: string
  readonly mark: 'area' | 'line' | 'dash' | 'dot' | 'number'
  readonly colour: string
}

export interface MapPicture {
  /** For who does not see it. */
  readonly title: string
  readonly projection: Projection
  /** SVG inside the frame, from the bottom up. */
  readonly layers: readonly Markup[]
  readonly legend: readonly LegendEntry[]
  readonly credits: string
  readonly north: string
}

const FOOT_LINE = 16
const LEGEND_WIDTH = 165

/** A map as one SVG: the picture, legend, scale bar, north and whom to name below it. */
export function mapSvg(map: MapPicture, width: number): Markup {
  const { projection } = map
  const left = (width - projection.width) / 2
  const columns = Math.max(1, Math.floor((width - 150) / LEGEND_WIDTH))
  const lines = Math.ceil(map.legend.length / columns)
  const top = projection.height + 8
  const credits = wrapped(map.credits, 150)
  const foot = Math.max(2, lines) * FOOT_LINE + 10 + credits.length * 9
  const height = top + foot + 4
  return html`<svg class="map" viewBox="0 0 ${width} ${height.toFixed(0)}" width="${width}" role="img" aria-label="${map.title}">
<g transform="translate(${left.toFixed(1)} 0)">${map.layers}${northArrow(projection, map.north)}</g>
<g transform="translate(0 ${(top + 6).toFixed(1)})">${map.legend.map((entry, i) =>
    legendEntry(entry, (i % columns) * LEGEND_WIDTH, Math.floor(i / columns) * FOOT_LINE),
  )}${scaleBar(projection, width)}</g>
${credits.map(
  (line, i) =>
    html`<text class="credits" x="0" y="${(height - 4 - 9 * (credits.length - 1 - i)).toFixed(0)}">${line}</text>`,
)}
</svg>`
}

function legendEntry({ label, mark, colour }: LegendEntry, x: number, y: number): Markup {
  const fill = new Markup(colour)
  const marks = {
    area: html`<rect x="0" y="2" width="16" height="10" fill="${fill}" stroke="#777" stroke-width="0.5"/>`,
    line: html`<path d="M0 7H16" stroke="${fill}" stroke-width="2"/>`,
    dash: html`<path d="M0 7H16" stroke="${fill}" stroke-width="4" stroke-dasharray="5 2"/>`,
    dot: html`<circle cx="8" cy="7" r="3" fill="${fill}" stroke="#000" stroke-width="0.8"/>`,
    number: html`<circle cx="8" cy="7" r="6" fill="#fff" stroke="#000"/><text x="8" y="10" text-anchor="middle" font-size="8">1</text>`,
  }
  return html`<g transform="translate(${x} ${y})">${marks[mark]}<text x="21" y="11">${label}</text></g>`
}

/** Lengths that a scale bar may have, in a decade. */
const ROUND = [1, 2, 5, 10]

function scaleBar({ metresPerUnit }: Projection, width: number): Markup {
  const most = 110 * metresPerUnit
  const decade = 10 ** Math.floor(Math.log10(most))
  const metres = decade * ROUND.findLast((step) => step * decade <= most)!
  const length = metres / metresPerUnit
  const label = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`
  const from = width - length - 12
  return html`<g transform="translate(${from.toFixed(1)} 4)" stroke="#000" fill="none"><path d="M0 0V6H${length.toFixed(1)}V0"/><text x="${(length / 2).toFixed(1)}" y="18" text-anchor="middle" stroke="none" fill="#000">${label}</text></g>`
}

function northArrow({ width }: Projection, letter: string): Markup {
  return html`<g transform="translate(${(width - 16).toFixed(1)} 6)"><path d="M0 22L5 8L10 22L5 18Z" fill="#000"/><text x="5" y="6" text-anchor="middle" font-size="10" font-weight="bold">${letter}</text></g>`
}

/** Lines of about so many letters, cut between words. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < letters)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
