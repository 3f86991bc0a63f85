import type { Dataset } from '../../core/dataset/dataset.ts'
import { type Shapes, shapeExtent } from '../../core/dataset/shapes.ts'
import { regionParts } from '../../core/grid/read-region.ts'
import type { Region } from '../../core/grid/region.ts'
import { html, Markup } from '../markup.ts'
import type { MapCells } from './map-cells.ts'
import { cellPath, pathOf } from './paths.ts'
import type { Projection } from './projection.ts'

/** The ground of a map: the region, white in its outline. */
export function regionLayer(region: Region, to: Projection): Markup {
  const paths = regionParts(region).map((ring) => pathOf(ring, to, true))
  return html`<path d="${paths.join('')}" fill="#fff" stroke="#000" stroke-width="0.8" fill-rule="evenodd"/>`
}

/** Cells coloured by class; a class of −1 is not drawn. */
export function cellLayer(
  cells: MapCells,
  classes: ArrayLike<number>,
  colours: readonly string[],
  to: Projection,
): Markup {
  const paths = colours.map(() => [] as string[])
  cells.rings.forEach((ring, i) => {
    if (classes[i]! >= 0) paths[classes[i]!]!.push(cellPath(ring, to))
  })
  return html`${paths.map((list, c) =>
    list.length > 0
      ? html`<path fill="${colours[c]!}" stroke="${colours[c]!}" stroke-width="0.3" d="${list.join('')}"/>`
      : undefined,
  )}`
}

/** Outlines of some rows of boundaries. */
export function outlineLayer(
  rows: readonly { readonly dataset: Dataset; readonly row: number }[],
  to: Projection,
): Markup {
  const paths = rows.flatMap(({ dataset, row }) =>
    partsOf(dataset.shapes, row).map((ring) => pathOf(ring, to, true)),
  )
  return html`<path d="${paths.join('')}" fill="none" stroke="#555" stroke-width="0.5"/>`
}

function partsOf({ partStart, vertexStart, lonLat }: Shapes, row: number): Float64Array[] {
  const parts: Float64Array[] = []
  for (let part = partStart[row]!; part < partStart[row + 1]!; part++)
    parts.push(lonLat.subarray(2 * vertexStart[part]!, 2 * vertexStart[part + 1]!))
  return parts
}

/** Names in the middle of areas, where they are not too many for the page. */
export function nameLayer(
  areas: readonly { readonly name: string; readonly dataset: Dataset; readonly row: number }[],
  to: Projection,
): Markup {
  if (areas.length > MOST_NAMES) return new Markup('')
  return html`<g class="names">${areas.map(({ name, dataset, row }) => {
    const [west, south, east, north] = shapeExtent(dataset.shapes, row)
    const [x, y] = [to.x((west + east) / 2), to.y((south + north) / 2)]
    return html`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${name}</text>`
  })}</g>`
}

const MOST_NAMES = 40

/** Lines in degrees: lon, lat, lon, lat … */
export function lineLayer(
  lines: readonly ArrayLike<number>[],
  to: Projection,
  style: string,
): Markup {
  const paths = lines.map((line) => pathOf(line, to))
  return html`<path d="${paths.join('')}" fill="none" ${new Markup(style)}/>`
}

/** Small circles: white for print, with a dark rim. */
export function dotLayer(
  places: { readonly lat: ArrayLike<number>; readonly lon: ArrayLike<number> },
  to: Projection,
  fill: string,
): Markup {
  const radius = places.lat.length > 150 ? 1.7 : 2.6
  const dots = Array.from(
    places.lat,
    (lat, i) => `M${to.x(places.lon[i]!).toFixed(1)} ${to.y(lat).toFixed(1)}h0`,
  )
  const path = dots.join('')
  return html`<path d="${path}" stroke="#000" stroke-width="${2 * radius + 1.2}" stroke-linecap="round"/><path d="${path}" stroke="${fill}" stroke-width="${2 * radius}" stroke-linecap="round"/>`
}

/** Numbered circles. */
export function numberLayer(
  places: readonly { readonly lat: number; readonly lon: number }[],
  to: Projection,
): Markup {
  return html`<g class="numbers">${places.map(({ lat, lon }, i) => {
    const [x, y] = [to.x(lon).toFixed(1), to.y(lat).toFixed(1)]
    return html`<circle cx="${x}" cy="${y}" r="6.5" fill="#fff" stroke="#000"/><text x="${x}" y="${y}" dy="3">${i + 1}</text>`
  })}</g>`
}
