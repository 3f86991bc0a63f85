import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../browser.ts'
import { gdalMissing, ogrinfo } from '../gdal.ts'
import { temporaryFolder } from '../store/sample.ts'
import { siteswap } from './run-siteswap.ts'

const folder = temporaryFolder()
const noGdal = gdalMissing()
const browser = findBrowser()
const run = (...words: string[]) => siteswap(folder.path, ...words)
const file = (name: string) => join(folder.path, name)
const text = (name: string) => readFileSync(file(name), 'utf8')
const report = (project: string, ...words: string[]) => run('report', project, ...words)

// A box near Suzhou; one station in the middle, 1,000 vehicles on it, two areas, one of them afar.
const VEHICLES = 'id,lat,lon,count,swappable\nv,31.3,120.6,1000,swappable\n'
const STATIONS =
  'id,name,lat,lon,own,status,opened,generation,swaps_per_day\n' +
  's1,"<script>alert(1)</script> & =1+1",31.3,120.6,own,open,2021-01-01,2,40\n' +
  's2,Second,31.25,120.55,own,building,,2,\n'
const PEOPLE = 'id,lat,lon,population\np,31.3,120.6,5000\nq,31.22,120.52,1000\n'

const box = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
]
const area = (name: string, name_zh: string, coordinates: number[][][]) => ({
  type: 'Feature',
  geometry: { type: 'Polygon', coordinates },
  properties: { name, name_zh, level: 'district' },
})
const AREAS = {
  type: 'FeatureCollection',
  features: [
    area('East', '东区', box(120.5, 31.2, 120.7, 31.4)),
    area('Afar', '远区', box(120.75, 31.2, 120.8, 31.25)),
  ],
}
const ROAD = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: {
        type: 'LineString',
        coordinates: [
          [120.51, 31.3],
          [120.69, 31.3],
        ],
      },
      properties: { ref: 'G2' },
    },
  ],
}

beforeAll(async () => {
  writeFileSync(file('vehicles.csv'), VEHICLES)
  writeFileSync(file('stations.csv'), STATIONS)
  writeFileSync(file('people.csv'), PEOPLE)
  writeFileSync(file('areas.geojson'), JSON.stringify(AREAS))
  writeFileSync(file('road.geojson'), JSON.stringify(ROAD))
  for (const name of ['full', 'empty'])
    await run('new', `${name}.siteswap`, '--region', '120.5,31.2,120.7,31.4')
  const region = ['--extent', 'region']
  for (const words of [
    ['vehicles', 'vehicles.csv', ...region],
    ['stations', 'stations.csv', ...region, '--generated'],
    ['population', 'people.csv', ...region],
    ['boundaries', 'areas.geojson', ...region],
    ['corridors', 'road.geojson', ...region],
  ]) {
    const { code, err } = await run('import', 'full.siteswap', ...words)
    expect(err).toBe('')
    expect(code).toBe(0)
  }
})
afterAll(() => folder.remove())

/** What a reader sees: tags off, entities back. */
const seen = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('the report of a small project', () => {
  beforeAll(async () => {
    const { code, err } = await report('full.siteswap', '--out', 'r.html', '--against', 'building')
    expect(err).toBe('')
    expect(code).toBe(0)
  })

  test('says in five sentences what is covered, needed and missing', () => {
    const html = text('r.html')
    expect(html.match(/<ol class="summary">[\s\S]*?<\/ol>/)![0].match(/<li>/g)).toHaveLength(5)
    // All 1,000 vehicles stand in the cell of the one station; 1,000 ÷ 230 rounded up is 5.
    expect(seen(html)).toContain('1 swap stations have 1,000 of 1,000 swappable vehicles (100.0%)')
    expect(seen(html)).toContain('There are 1,000 vehicles to a station against a target of 230')
    expect(seen(html)).toContain('the areas need 5 stations and have 1, so 4 are missing')
    expect(seen(html)).toContain('Of the people, 5,000 (83.3%) live within 3 km')
  })

  test('needs no network and no script, and what names say cannot run', () => {
    const html = text('r.html')
    expect(html).not.toMatch(/<script/i)
    expect(html).not.toMatch(/(src|href)="?https?:/i)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; =1+1')
    expect(html).toContain('default-src &#39;none&#39;')
  })

  test('labels generated data, names an area without a cell, and how to make it again', () => {
    const html = seen(text('r.html'))
    expect(html).toContain('not fit for decisions: stations.csv')
    expect(html).toContain('Areas without a cell of the region: Afar.')
    expect(html).toContain('siteswap report full.siteswap')
    expect(html).toMatch(/SHA-256 [0-9a-f]{64}/)
  })

  test('before and after counts the station that is being built', () => {
    const html = seen(text('r.html'))
    expect(html).toContain('After: open stations and those being built')
    expect(html).toMatch(/Stations 1 2 1/)
  })

  test('in Chinese it is Chinese, names of areas too', async () => {
    expect((await report('full.siteswap', '--out', 'zh.html', '--lang', 'zh')).code).toBe(0)
    const html = text('zh.html')
    expect(html).toContain('<html lang="zh-CN">')
    expect(seen(html)).toContain('东区')
    expect(seen(html)).not.toMatch(/\b(Coverage|Stations|Vehicles)\b/)
  })

  test('as a workbook it has a sheet a table, with typed cells', async () => {
    await report('full.siteswap', '--out', 'r.xlsx')
    const { sheets } = await readXlsx(readFileSync(file('r.xlsx')))
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['Coverage', 'Areas district', 'Stations', 'Holes', 'Gaps', 'Partners', 'Cells', 'About'],
      'Columns',
    ])
    const [, areas, stations] = sheets
    const east = areas!.rows[1]!
    expect(east.slice(1, 5)).toEqual(['East', 1000, 1000, 1])
    expect(stations!.rows[1]).toContain('<script>alert(1)</script> & =1+1')
  })

  test.skipIf(noGdal)('as a GeoPackage and KML GDAL reads it', async () => {
    await report('full.siteswap', '--out', 'r.gpkg')
    await report('full.siteswap', '--out', 'r.kml')
    expect(ogrinfo(file('r.gpkg'), 'areas')).toMatch(/Feature Count: 2/)
    expect(ogrinfo(file('r.gpkg'), 'gaps')).toMatch(/Multi Line String/)
    expect(ogrinfo(file('r.kml'), '-al')).toContain('POINT (120.6 31.3)')
  })

  test.skipIf(!browser)(
    'Chromium shows it without an error and without a sideways scroll',
    async () => {
      const opened = await launchBrowser(browser!)
      try {
        const page = await opened.newPage({ viewport: { width: 800, height: 1000 } })
        const faults: string[] = []
        page.on('console', (message) => {
          if (message.type() === 'error') faults.push(message.text())
        })
        page.on('pageerror', (error) => faults.push(String(error)))
        await page.goto(`file://${file('r.html')}`)
        expect(faults).toEqual([])
        expect(await page.locator('svg.map').count()).toBeGreaterThanOrEqual(3)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(wide).toBeLessThanOrEqual(800)
      } finally {
        await opened.close()
      }
    },
  )

  test.skipIf(!browser)('prints to a PDF', async () => {
    const { code, err } = await report('full.siteswap', '--out', 'r.pdf')
    expect([code, err]).toEqual([0, ''])
    expect(readFileSync(file('r.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(readdirSync(folder.path).filter((name) => name.includes('.new-'))).toEqual([])
  })

  test('a distance of one’s own and JSON for programs', async () => {
    const words = ['--out', 'own.html', '--cutoff', '500,1000', '--json']
    const answer = JSON.parse((await report('full.siteswap', ...words)).out)
    expect(answer.files).toEqual(['own.html'])
    expect(answer.cutoffs.map((each: { cutoffMetres: number }) => each.cutoffMetres)).toEqual([
      500, 1000,
    ])
  })
})

test('with nothing to report every section says so', async () => {
  const { code, err } = await report('empty.siteswap', '--out', 'empty.html')
  expect([code, err]).toEqual([0, ''])
  const html = seen(text('empty.html'))
  for (const sentence of [
    'neither vehicles nor population are imported',
    'No boundaries are imported',
    'No station serves',
    'No highways are imported',
    'No population is imported',
    'There is no hole',
    'No partner sites are imported',
    'Nothing can be scored',
    'No datasets are imported',
  ])
    expect(html).toContain(sentence)
})

describe('siteswap report refuses in one sentence', () => {
  const cases: [string, string[], number, string][] = [
    ['an ending it does not write', ['--out', 'a.doc'], 2, '--out writes .html, .pdf, .csv'],
    ['a folder that is not there', ['--out', 'none/a.html'], 5, 'There is no folder none'],
    ['no distance', ['--out', 'a.html', '--cutoff', 'far'], 2, 'must be metres above 0'],
    ['a language it does not know', ['--out', 'a.html', '--lang', 'fr'], 2, 'must be en or zh'],
    ['a plan that is not there', ['--out', 'a.html', '--plan', 'x'], 2, 'There is no plan "x"'],
    ['a scenario that is not there', ['--out', 'a.html', '--scenario', 'x'], 2, 'no scenario "x"'],
  ]
  test.each(cases)('%s', async (_, words, code, sentence) => {
    const before = readdirSync(folder.path)
    const done = await report('full.siteswap', ...words)
    expect(done.code).toBe(code)
    expect(done.err).toContain(sentence)
    expect(readdirSync(folder.path)).toEqual(before)
  })

  test('a folder that is there gets all files', async () => {
    mkdirSync(file('way.html'))
    writeFileSync(file('way.html/keep'), '')
    const { code } = await report('full.siteswap', '--out', 'way.html')
    // A folder that is there is taken as one to write all files into.
    expect(code).toBe(0)
    expect(existsSync(file('way.html/report.html'))).toBe(true)
  })
})
