import { batched } from './chunks.ts'
import { type Geometry, geometryAt } from './geometry.ts'
import { escaped } from './markup.ts'
import {
  type LayerStyle,
  notesOf,
  placeColumn,
  type StyleClass,
  type Table,
  type TableBook,
  valueAt,
  valueColumns,
} from './table.ts'

/**
 * The tables of a book that have places as KML 2.2 (always WGS84), one folder a table; what labels
 * them is in the document's description.
 */
export function writeKml(book: TableBook): Iterable<string> {
  return batched(kmlLines(book))
}

function* kmlLines(book: TableBook): Generator<string> {
  const about = notesOf(book).map(({ title, value }) => `${title}: ${value}`)
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
  yield `<description>${escaped(about.join('\n'))}</description>\n`
  for (const table of book.tables) if (placeColumn(table)) yield* folderLines(table)
  yield '</Document>\n</kml>\n'
}

function* folderLines(table: Table): Generator<string> {
  const colours = styleColours(table.style)
  for (const [i, colour] of colours.entries()) yield styleLine(`${table.name}-${i}`, colour)
  yield `<Folder><name>${escaped(table.title)}</name>\n`
  for (let row = 0; row < table.length; row++) yield placemark(table, row)
  yield '</Folder>\n'
}

function placemark(table: Table, row: number): string {
  const geometry = geometryAt(placeColumn(table)!, row)
  const columns = valueColumns(table)
  const label = columns.find(({ name }) => name === table.label)
  const named = label === undefined ? null : valueAt(label, row)
  const style = styleIndex(table, row)
  const data = columns.map((column) => {
    const value = valueAt(column, row)
    if (value === null) return ''
    const title = column.title && `<displayName>${escaped(column.title)}</displayName>`
    return `<Data name="${escaped(column.name)}">${title ?? ''}<value>${escaped(String(value))}</value></Data>`
  })
  return [
    '<Placemark>',
    named === null ? '' : `<name>${escaped(String(named))}</name>`,
    style < 0 ? '' : `<styleUrl>#${escaped(table.name)}-${style}</styleUrl>`,
    `<ExtendedData>${data.join('')}</ExtendedData>`,
    geometry === null ? '' : geometryText(geometry),
    '</Placemark>\n',
  ].join('')
}

function geometryText(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point><coordinates>${tuple(geometry.coordinates)}</coordinates></Point>`
    case 'LineString':
      return `<LineString><tessellate>1</tessellate>${line(geometry.coordinates)}</LineString>`
    case 'Polygon':
      return polygon(geometry.coordinates)
    default:
      return `<MultiGeometry>${parts(geometry).map(geometryText).join('')}</MultiGeometry>`
  }
}

function parts(geometry: Geometry): Geometry[] {
  if (geometry.type === 'MultiPoint')
    return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }))
  if (geometry.type === 'MultiLineString')
    return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
  return (geometry.type === 'MultiPolygon' ? geometry.coordinates : []).map((coordinates) => ({
    type: 'Polygon',
    coordinates,
  }))
}

function polygon(rings: readonly (readonly number[][])[]): string {
  const [outline, ...holes] = rings.map((ring) => `<LinearRing>${line(ring)}</LinearRing>`)
  const inner = holes.map((hole) => `<innerBoundaryIs>${hole}</innerBoundaryIs>`)
  return `<Polygon><outerBoundaryIs>${outline}</outerBoundaryIs>${inner.join('')}</Polygon>`
}

function line(positions: readonly number[][]): string {
  return `<coordinates>${positions.map(tuple).join(' ')}</coordinates>`
}

function tuple([lon, lat]: readonly number[]): string {
  return `${lon},${lat}`
}

function styleColours(style: LayerStyle | undefined): string[] {
  if (style === undefined) return []
  return 'colour' in style ? [style.colour] : style.classes.map(({ colour }) => colour)
}

/** Which colour a row has, −1 for none. */
function styleIndex({ style, columns }: Table, row: number): number {
  if (style === undefined) return -1
  if ('colour' in style) return 0
  const column = columns.find(({ name }) => name === style.by)
  if (column?.type !== 'number') return -1
  return classOf(style.classes, column.values[row]!)
}

/** The class that holds a value; the last one holds its own end too. */
function classOf(classes: readonly StyleClass[], value: number): number {
  const last = classes.length - 1
  return classes.findIndex(
    ({ from, to }, i) => value >= from && (i === last ? value <= to : value < to),
  )
}

/** KML writes opacity first, then blue, green, red. */
function styleLine(id: string, colour: string): string {
  const [red, green, blue] = [colour.slice(1, 3), colour.slice(3, 5), colour.slice(5, 7)]
  const bgr = `${blue}${green}${red}`
  return (
    `<Style id="${escaped(id)}"><IconStyle><color>ff${bgr}</color></IconStyle>` +
    `<LineStyle><color>ff${bgr}</color><width>2</width></LineStyle>` +
    `<PolyStyle><color>b3${bgr}</color><outline>0</outline></PolyStyle></Style>\n`
  )
}
