import { readXlsx } from 'hucre/xlsx'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import { writeGeoParquet } from '../../../src/io/write/geoparquet.ts'
import type { TableBook } from '../../../src/io/write/table.ts'
import { writeWorkbook } from '../../../src/io/write/xlsx.ts'
import { AREAS, BOOK, bookOf, CELLS, SITES } from './sample-book.ts'

async function workbook(book: TableBook) {
  const chunks: Uint8Array[] = []
  for await (const chunk of writeWorkbook(book)) chunks.push(chunk)
  return (await readXlsx(Buffer.concat(chunks), { readStyles: true })).sheets
}

test('XLSX: a sheet a table, then what labels them and what the columns mean', async () => {
  const sheets = await workbook({ ...BOOK, tables: [SITES, AREAS] })
  expect(sheets.map(({ name }) => name)).toEqual([
    'Sites',
    'Areas  all  of them',
    'About',
    'Columns',
  ])
  const [sites, areas, about, columns] = sheets.map(({ rows }) => rows)
  expect(sites![0]).toEqual(['rank', 'lat', 'lon', 'Score', 'Name', 'note'])
  expect(sites![1]).toEqual([1, 31.25, 121.5, 84.125, "'=SUM(A1)", null])
  expect(sites![2]!.slice(3)).toEqual([null, '中国石化 <b>&</b> "x"', "'-1"])
  expect(areas![1]!.slice(0, 2)).toEqual(['A', 0.25])
  expect(about![1]).toEqual(['Project', "'-demo"])
  expect(about!.at(-1)![0]).toBe('Coordinates')
  expect(columns![1]).toEqual(['Sites', 'Score', 'points', 'How good it is'])
})

test('XLSX: headings are frozen, shares are shown as a percentage and stay numbers', async () => {
  const [sites, areas] = await workbook({ ...BOOK, tables: [SITES, AREAS] })
  expect(sites!.freezePane).toMatchObject({ rows: 1 })
  expect(areas!.cells?.get('1,1')?.style?.numFmt).toBe('0.0%')
})

test('XLSX: a table longer than a sheet is refused with what to do instead', async () => {
  const values = new Float64Array(1_048_576)
  const long = {
    ...SITES,
    length: values.length,
    columns: [{ type: 'number' as const, name: 'n', values }],
  }
  await expect(workbook(bookOf(long))).rejects.toThrow(/1048576 rows.*\.csv, \.parquet or \.gpkg/)
})

test('two sheets never share a name, however they are called', async () => {
  const name = 'a name that is far longer than a sheet may have'
  const sheets = await workbook(bookOf({ ...SITES, title: name }, { ...SITES, title: name }))
  const names = sheets.map((sheet) => sheet.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.every(({ length }) => length <= 31)).toBe(true)
})

function parquet(book: TableBook): ArrayBuffer {
  const bytes = Buffer.concat([...writeGeoParquet(book)])
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
}

test('GeoParquet: columns come back as they went in, cells as outlines beside their index', async () => {
  const file = parquet(bookOf(CELLS))
  const rows = await parquetReadObjects({ file })
  expect(rows.map(({ cell, demand }) => [cell, demand])).toEqual([
    ['8530995bfffffff', 1.5],
    ['859b4363fffffff', 0],
  ])
  const metadata = parquetMetadata(file)
  const kv = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value]))
  const geo = JSON.parse(kv.get('geo')!)
  expect(geo).toMatchObject({
    version: '1.1.0',
    primary_column: 'geometry',
    columns: {
      geometry: {
        encoding: 'WKB',
        geometry_types: ['MultiPolygon', 'Polygon'],
        crs: { id: { authority: 'OGC', code: 'CRS84' } },
      },
    },
  })
  expect(JSON.parse(kv.get('siteswap')!)).toMatchObject({ project: '-demo' })
})

test('GeoParquet: points are WKB, unknown values null, and no rows are a file too', async () => {
  const rows = await parquetReadObjects({ file: parquet(bookOf(SITES)) })
  expect(rows[0]).toMatchObject({ rank: 1, score: 84.125, name: '=SUM(A1)', note: null })
  expect(rows[1]!.score).toBeNull()
  // hyparquet reads the geometry of a file with `geo` metadata as GeoJSON.
  expect(rows[0]!.geometry).toEqual({ type: 'Point', coordinates: [121.5, 31.25] })
  const empty = {
    ...SITES,
    length: 0,
    columns: [{ type: 'number' as const, name: 'n', values: [] }],
  }
  expect(await parquetReadObjects({ file: parquet(bookOf(empty)) })).toEqual([])
})
