import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProjectAnswer } from '../../src/api/contract.ts'
import { SitesAnswer } from '../../src/api/sites.ts'
import { temporaryFolder } from '../store/sample.ts'
import { siteswap } from './run-siteswap.ts'

const folder = temporaryFolder()
const run = (...words: string[]) => siteswap(folder.path, ...words)
const put = (name: string, text: string) => writeFileSync(join(folder.path, name), text)

const VEHICLES = `id,count,wkt
z,50000,"POLYGON ((121.3 31.1, 121.7 31.1, 121.7 31.4, 121.3 31.4, 121.3 31.1))"
`
const CITIES = `name,wkt
West,"POLYGON ((121.3 31.1, 121.5 31.1, 121.5 31.4, 121.3 31.4, 121.3 31.1))"
East,"POLYGON ((121.5 31.1, 121.7 31.1, 121.7 31.4, 121.5 31.4, 121.5 31.1))"
`
const GRID = 'id,name,lat,lon,headroom_kva\ns1,Hub,31.21,121.41,4000\n'
const WATER = `category,wkt
water,"POLYGON ((121.59 31.3, 121.61 31.3, 121.61 31.32, 121.59 31.32, 121.59 31.3))"
`
const LIST = `油站编号,油站名称,品牌,纬度,经度,租金（元/㎡/月）
A1,=虹桥站,中石化,31.21,121.40,10
A2,浦东站,SINOPEC,31.22,121.52,
A2b,浦东加油站,Shell,31.2201,121.5201,30
A3,江边,Shell,31.31,121.60,30
A4,无,SINOPEC,0,0,
A5,颠倒,SINOPEC,121.5,31.2,
A6,坏,SINOPEC,31.2,121.45,abc
`

beforeAll(async () => {
  put('v.csv', VEHICLES)
  put('c.csv', CITIES)
  put('g.csv', GRID)
  put('w.csv', WATER)
  put('list.csv', LIST)
  await run('new', 'p.siteswap', '--region', '121.3,31.1,121.7,31.4')
  for (const [kind, source] of [
    ['vehicles', 'v.csv'],
    ['boundaries', 'c.csv'],
    ['grid', 'g.csv'],
    ['exclusions', 'w.csv'],
  ] as const)
    expect(await run('import', 'p.siteswap', kind, source)).toMatchObject({ code: 0 })
})
afterAll(() => folder.remove())

async function sites(...words: string[]) {
  const done = await run('sites', 'p.siteswap', 'list.csv', ...words, '--json')
  expect(done).toMatchObject({ code: 0, err: '' })
  return SitesAnswer.parse(JSON.parse(done.out))
}

describe('siteswap sites', () => {
  test('scores each row at its own place and says why others are refused', async () => {
    const answer = await sites()
    expect(answer).toMatchObject({
      kind: 'partners',
      rows: 7,
      accepted: 4,
      rejected: 3,
      duplicates: 0,
    })
    expect(answer.issues.map(({ row, code }) => [row, code])).toEqual([
      [5, 'zero_place'],
      [6, 'probably_swapped'],
      [7, 'not_a_number'],
    ])
    expect(answer.excluded).toEqual({ water: 1 })
    const ranked = answer.sites.filter(({ rank }) => rank !== null)
    expect(ranked.map(({ rank }) => rank).sort()).toEqual([1, 2, 3])
    for (const { score, contributions } of ranked)
      expect(Object.values(contributions).reduce((a, b) => a + b, 0)).toBe(score)
    const [hongqiao, pudong, shell, river] = answer.sites
    expect(hongqiao).toMatchObject({
      row: 1,
      partner: '中国石化',
      host: 'fuel',
      city: 'West',
      brand: { name: '中国石化', confidence: 1 },
      substation: { name: 'Hub', headroomKva: 4000, estimated: false },
      origin: null,
    })
    expect(hongqiao!.substation!.metres).toBeGreaterThan(900)
    expect(hongqiao!.demand).toBeGreaterThan(0)
    expect(river).toMatchObject({ rank: null, score: null, excludedBy: 'water', contributions: {} })
    // Fifteen metres apart, named alike.
    expect(pudong!.duplicates).toEqual(['row 3 (near, similar name)'])
    expect(shell!.duplicates).toEqual(['row 2 (near, similar name)'])
    expect(answer.suspicions.map(({ code }) => code)).toEqual(['probably_swapped', 'zero_place'])
  })

  test('leaves the project as it was unless asked to keep the list', async () => {
    const held = async () =>
      ProjectAnswer.parse(JSON.parse((await run('datasets', 'p.siteswap', '--json')).out)).datasets
    const before = await held()
    const first = await sites()
    expect(await held()).toEqual(before)
    expect(first.added).toBe(true)
    await sites('--keep')
    const partners = (await held()).filter(({ kind }) => kind === 'partners')
    expect(partners).toMatchObject([{ hash: first.dataset, rows: 4, name: 'list.csv' }])
    // What is there already adds nothing and is no duplicate of itself.
    const again = await sites('--keep')
    expect(again.added).toBe(false)
    expect(await held()).toHaveLength(before.length + 1)
    expect(again.sites[0]!.duplicates).toEqual([])
  })

  test('picks by quotas and says which rule passed a site over', async () => {
    const one = await sites('--per-partner', '1')
    expect(
      one.sites
        .filter(({ picked }) => picked)
        .map(({ partner }) => partner)
        .sort(),
    ).toEqual(['Shell', '中国石化'])
    expect(one.sites.filter(({ passedOver }) => passedOver === 'partner quota')).toHaveLength(1)
    const city = await sites('--per-city', '1')
    expect(
      city.sites
        .filter(({ picked }) => picked)
        .map(({ city }) => city)
        .sort(),
    ).toEqual(['East', 'West'])
    const apart = await sites('--spacing', '500')
    expect(apart.sites.filter(({ passedOver }) => passedOver === 'spacing')).toHaveLength(1)
    const top = await sites('--top', '1', '--robustness', '200')
    expect(top.sites.filter(({ passedOver }) => passedOver === 'top')).toHaveLength(2)
    expect(top.robustness).toMatchObject({ draws: 200, top: 1 })
    expect(top.sites.find(({ picked }) => picked)!.robustness!.inTop).toBeGreaterThan(0)
  })

  test('writes a workbook with the refused rows on a sheet of their own and no formula', async () => {
    expect(await run('sites', 'p.siteswap', 'list.csv', '--out', 'o.xlsx')).toMatchObject({
      code: 0,
    })
    const { sheets } = await readXlsx(readFileSync(join(folder.path, 'o.xlsx')))
    expect(sheets.map(({ name }) => name).slice(0, 2)).toEqual(['Sites', 'Refused'])
    const [header, ...rows] = sheets[0]!.rows as unknown[][]
    const at = (name: string) => header!.indexOf(name)
    expect(rows).toHaveLength(4)
    expect(rows.map((row) => row[at('rank')])).toEqual([1, 2, 3, null])
    expect(rows.map((row) => row[at('name')])).toContain("'=虹桥站")
    expect(rows[3]![at('excluded_by')]).toBe('water')
    const [, ...refused] = sheets[1]!.rows as unknown[][]
    expect(refused.map((row) => row[0])).toEqual([5, 6, 7])
    expect(refused[0]![3]).toMatch(/stands for none/)
  })

  test('a format that holds one table writes the refused rows beside', async () => {
    await run('sites', 'p.siteswap', 'list.csv', '--out', 'o.csv')
    const file = (name: string) =>
      readFileSync(join(folder.path, name), 'utf8').trim().split('\r\n')
    expect(file('o-sites.csv')).toHaveLength(5)
    expect(file('o-refused.csv')).toHaveLength(4)
    await run('sites', 'p.siteswap', 'list.csv', '--out', 'o.geojson', '--rejects', 'bad.csv')
    const json = JSON.parse(readFileSync(join(folder.path, 'o-sites.geojson'), 'utf8'))
    expect(json.features).toHaveLength(4)
    expect(json.features[0].geometry.coordinates[0]).toBeCloseTo(121.5, 0)
    expect(file('bad.csv')[1]).toMatch(/^5,/)
  })

  test('a mapping is kept under a name and used again', async () => {
    put('odd.csv', 'a,b,c,d\nX,Somewhere,121.4,31.2\n')
    const map = ['--map', 'id=a,name=b', '--map', 'lat=d,lon=c', '--save-mapping', 'odd lists']
    expect(await run('sites', 'p.siteswap', 'odd.csv', ...map, '--json')).toMatchObject({ code: 0 })
    const again = await run('sites', 'p.siteswap', 'odd.csv', '--mapping', 'odd lists', '--json')
    expect(SitesAnswer.parse(JSON.parse(again.out)).sites).toMatchObject([
      { id: 'X', name: 'Somewhere' },
    ])
    const none = await run('sites', 'p.siteswap', 'odd.csv', '--mapping', 'other')
    expect(none).toMatchObject({ code: 2 })
    expect(none.err).toContain("There is no mapping 'other' in this project; there are odd lists.")
  })

  test('a table for a person', async () => {
    const { out, code } = await run('sites', 'p.siteswap', 'list.csv')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^urban profile · 3 of 7 rows scored, 1 excluded · 3 refused · 1 cluster of/,
    )
    expect(out).toMatch(/! 1 of 7 rows say 0, 0/)
    expect(out).toMatch(/Excluded: water \(1\)\./)
    expect(out).toMatch(/row 7, rent: 'abc' in column 'rent' is not a number\./)
  })

  test('bad words and lists without a good row say what to do', async () => {
    expect(await run('sites', 'p.siteswap', 'list.csv', '--top', '0')).toMatchObject({ code: 2 })
    expect(await run('sites', 'p.siteswap', 'list.csv', '--out', 'o.docx')).toMatchObject({
      code: 2,
    })
    expect(await run('sites', 'p.siteswap', 'nowhere.csv')).toMatchObject({ code: 5 })
    put('far.csv', 'lat,lon\n48.1,11.5\n')
    const far = await run('sites', 'p.siteswap', 'far.csv')
    expect(far).toMatchObject({ code: 3 })
    expect(far.err).toMatch(/1 of 1 rows lie outside the region/)
  })
})
