import { expect, test } from 'vitest'
import { inspectFile } from '../../src/io/inspect.ts'

const inspect = (fileName: string, text: string, sampleRows?: number) =>
  inspectFile(new TextEncoder().encode(text), { fileName }, sampleRows)

test('a table is told by its format, encoding, headings and first rows', async () => {
  expect(await inspect('a.csv', 'id;name\n1;A\n2;B\n3;C', 2)).toEqual({
    format: 'csv',
    formatName: 'CSV',
    encoding: 'utf-8',
    sheets: [],
    headings: ['id', 'name'],
    hasGeometry: false,
    samples: [
      { row: 1, cells: ['1', 'A'] },
      { row: 2, cells: ['2', 'B'] },
    ],
  })
})

test('the coordinate system a file states is told, not judged', async () => {
  const json = {
    type: 'Feature',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3826' } },
    properties: { name: 'A', tags: { brand: 'B' } },
    geometry: { type: 'Point', coordinates: [302_000, 2_770_000] },
  }
  expect(await inspect('a.geojson', JSON.stringify(json))).toMatchObject({
    format: 'geojson',
    hasGeometry: true,
    crs: { name: 'urn:ogc:def:crs:EPSG::3826', epsg: 3826 },
    samples: [{ row: 1, cells: ['A', '{"brand":"B"}'] }],
  })
})

test('a long cell is cut', async () => {
  const { samples } = await inspect('a.csv', `name\n${'x'.repeat(300)}`)
  expect(samples[0]!.cells[0]).toBe(`${'x'.repeat(200)}…`)
})
