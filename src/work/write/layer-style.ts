import { escaped } from '../../io/write/markup.ts'
import type { StyleClass, Table } from '../../io/write/table.ts'

type Drawn = 'point' | 'line' | 'area'

/** QGIS's names of a symbol and of its one layer. */
const SYMBOLS = {
  point: ['marker', 'SimpleMarker'],
  line: ['line', 'SimpleLine'],
  area: ['fill', 'SimpleFill'],
} as const

/** How QGIS (3.18 and later) draws a table, in its own language; undefined where it has no style. */
export function layerStyleQml(table: Table, drawn: Drawn): string | undefined {
  const { style } = table
  if (style === undefined) return undefined
  const renderer =
    'colour' in style
      ? `<renderer-v2 type="singleSymbol"><symbols>${symbol(0, style.colour, drawn)}</symbols></renderer-v2>`
      : classesRenderer(style.by, style.classes, drawn)
  return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version="3.22.0" styleCategories="Symbology">${renderer}</qgis>`
}

function classesRenderer(by: string, classes: readonly StyleClass[], drawn: Drawn): string {
  const ranges = classes.map(
    ({ from, to, label }, i) =>
      `<range symbol="${i}" lower="${from}" upper="${to}" label="${escaped(label)}" render="true"/>`,
  )
  const symbols = classes.map(({ colour }, i) => symbol(i, colour, drawn))
  return `<renderer-v2 type="graduatedSymbol" attr="${escaped(by)}" graduatedMethod="GraduatedColor"><ranges>${ranges.join('')}</ranges><symbols>${symbols.join('')}</symbols></renderer-v2>`
}

function symbol(name: number, colour: string, drawn: Drawn): string {
  const [type, layer] = SYMBOLS[drawn]
  const options = Object.entries(optionsOf(colour, drawn)).map(
    ([key, value]) => `<Option type="QString" name="${key}" value="${value}"/>`,
  )
  const alpha = drawn === 'area' ? 0.8 : 1
  return `<symbol type="${type}" name="${name}" alpha="${alpha}"><layer class="${layer}" enabled="1" locked="0" pass="0"><Option type="Map">${options.join('')}</Option></layer></symbol>`
}

function optionsOf(colour: string, drawn: Drawn): Record<string, string> {
  const rgba = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const color = `${rgba.join(',')},255`
  if (drawn === 'line') return { line_color: color, line_width: '0.6', line_width_unit: 'MM' }
  if (drawn === 'area') return { color, outline_style: 'no', style: 'solid' }
  return { color, name: 'circle', outline_color: '255,255,255,255', size: '2.6', size_unit: 'MM' }
}
