import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { csvOf, writeCsv } from '../../../src/io/write/csv.ts'
import { writeGeoJson } from '../../../src/io/write/geojson.ts'
import { writeKml } from '../../../src/io/write/kml.ts'
import { writeNdjson } from '../../../src/io/write/ndjson.ts'
import { checkTable, type Table, type TableBook } from '../../../src/io/write/table.ts'
import { AREAS, BOOK, bookOf, CELLS, GAPS, SITES } from './sample-book.ts'

const whole = (write: (book: TableBook) => Iterable<string>, book: TableBook) =>
  [...write(book)].join('')

function oneColumn(values: string[]): Table {
  const columns = [{ type: 'text' as const, name: 't', values }]
  return { name: 't', title: 't', length: values.length, columns }
}

test('CSV: text that a spreadsheet would run is defused, numbers are left alone', () => {
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a=b', 'say "hi"', 'a,b']
  expect([...csvOf(oneColumn(texts))].join('')).toBe(
    `t\r\n'=1+1\r\n'+1\r\n'-1\r\n'@SUM(A1)\r\n'\tx\r\n"'\rx"\r\na=b\r\n"say ""hi"""\r\n"a,b"\r\n`,
  )
  const numbers = { type: 'number' as const, name: 'n', values: [-1.5, Number.NaN] }
  const table = { name: 't', title: 't', length: 2, columns: [numbers] }
  expect([...csvOf(table)].join('')).toBe('n\r\n-1.5\r\n\r\n')
})

test('CSV: places are degrees, labels stand in every row', () => {
  const { data } = Papa.parse<string[]>(whole(writeCsv, bookOf(SITES)).trimEnd())
  expect(data[0]).toEqual([
    ...['rank', 'lat', 'lon', 'score', 'name', 'note', 'project', 'generated_data'],
  ])
  expect(data[1]).toEqual(['1', '31.25', '121.5', '84.125', "'=SUM(A1)", '', "'-demo", 'a, b'])
  expect(data[2]).toEqual([
    ...['2', '-33.5', '151.25', '', '中国石化 <b>&</b> "x"', "'-1", "'-demo", 'a, b'],
  ])
})

test('CSV: areas are well-known text, cells their index and centre', () => {
  const areas = Papa.parse<string[]>(whole(writeCsv, bookOf(AREAS)).trimEnd()).data
  expect(areas[0]!.slice(0, 3)).toEqual(['area', 'covered_share', 'wkt'])
  expect(areas[1]![2]).toBe(
    'MULTIPOLYGON (((10 50, 14 50, 14 54, 10 54, 10 50), (11 51, 12 51, 12 52, 11 52, 11 51)), ((20 50, 21 50, 21 51, 20 51, 20 50)))',
  )
  const cells = Papa.parse<string[]>(whole(writeCsv, bookOf(CELLS)).trimEnd()).data
  expect(cells[0]!.slice(0, 4)).toEqual(['cell', 'lat', 'lon', 'demand'])
  expect(cells[1]![0]).toBe('8530995bfffffff')
  expect(Number(cells[1]![1])).toBeCloseTo(31.25, 0)
})

test('NDJSON: one flat object a line, numbers as numbers, unknown as null, text as it is', () => {
  const [first, second] = whole(writeNdjson, bookOf(SITES))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(first).toEqual({
    rank: 1,
    lat: 31.25,
    lon: 121.5,
    score: 84.125,
    name: '=SUM(A1)',
    note: null,
    project: '-demo',
    generated_data: 'a, b',
  })
  expect(second.score).toBeNull()
})

test('GeoJSON: labels in the collection, names the coordinate system, cuts at the antimeridian', () => {
  const sites = JSON.parse(whole(writeGeoJson, bookOf(SITES)))
  expect(sites.siteswap).toEqual({
    project: '-demo',
    generatedData: 'a, b',
    scoredOn: '2026-01-02',
    coordinates: 'WGS84 longitude and latitude in degrees (EPSG:4326)',
  })
  expect(sites.features[0]).toEqual({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [121.5, 31.25] },
    properties: { rank: 1, score: 84.125, name: '=SUM(A1)', note: null },
  })
  const cells = JSON.parse(whole(writeGeoJson, bookOf(CELLS)))
  const [shanghai, fiji] = cells.features
  expect(shanghai.geometry.type).toBe('Polygon')
  expect(shanghai.properties).toEqual({ cell: '8530995bfffffff', demand: 1.5 })
  const [east, west] = fiji.geometry.coordinates.map(([ring]: number[][][]) =>
    ring!.map(([lon]) => lon!),
  )
  expect(fiji.geometry.type).toBe('MultiPolygon')
  expect([Math.max(...east), Math.min(...west)]).toEqual([180, -180])
  expect(Math.min(...east)).toBeGreaterThan(179.8)
  expect(Math.max(...west)).toBeLessThan(-179.9)
  for (const [ring] of fiji.geometry.coordinates) expect(ring[0]).toEqual(ring.at(-1))
})

test('KML: a folder a table, holes kept, markup and letters that XML forbids made harmless', () => {
  const text = whole(writeKml, { ...BOOK, tables: [SITES, AREAS, GAPS] })
  expect(text.match(/<Folder><name>[^<]*/g)).toHaveLength(3)
  expect(text).toContain('中国石化 &lt;b&gt;&amp;&lt;/b&gt; &quot;x&quot;')
  expect(text.match(/<innerBoundaryIs>/g)).toHaveLength(1)
  expect(text).toContain('<coordinates>10,50 11,51 12,51</coordinates>')
  // Opacity, blue, green, red; the first site's score is in the second class, the second's unknown.
  expect(text).toContain('<Style id="sites-1"><IconStyle><color>ff00ff00')
  expect(text.match(/<styleUrl>#sites-\d/g)).toEqual(['<styleUrl>#sites-1'])
  const point = { type: 'point' as const, name: 'p', lat: [0], lon: [0] }
  const odd = oneColumn(['a\u0000b\ud800c'])
  const oddBook = bookOf({ ...odd, columns: [...odd.columns, point] })
  expect(whole(writeKml, oddBook)).toContain('<value>a\ufffdb\ufffdc</value>')
})

test('a table that is none is refused', () => {
  expect(() => checkTable({ ...SITES, length: 3 })).toThrow(/'rank' of table sites has 2 rows/)
  const twice = [...SITES.columns, SITES.columns[0]!]
  expect(() => checkTable({ ...SITES, columns: twice })).toThrow(/two columns 'rank'/)
  const places = [...SITES.columns, { type: 'point' as const, name: 'q', lat: [0, 0], lon: [0, 0] }]
  expect(() => checkTable({ ...SITES, columns: places })).toThrow(/more than one place/)
})
