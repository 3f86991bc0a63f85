import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProjectAnswer } from '../../src/api/contract.ts'
import { ExplainAnswer } from '../../src/api/explain.ts'
import { DatasetImported } from '../../src/api/import.ts'
import { ScoreAnswer } from '../../src/api/score.ts'
import { temporaryFolder } from '../store/sample.ts'
import { siteswap } from './run-siteswap.ts'

const folder = temporaryFolder()
const run = (...words: string[]) => siteswap(folder.path, ...words)
const file = (name: string) => readFileSync(join(folder.path, name), 'utf8')

// In Sydney, so that every place starts with a minus.
const SITES = `ROWNUM,Y,X,name,host,rent
1,-33.87,151.21,=SUM(A1),fuel,120
2,-33.88,151.20,悉尼加油站,fuel,90
3,-33.89,151.18,"Mall, west",mall,
4,-33.885,151.19,Bad host,castle,100
5,99,151.2,Too far north,fuel,100
`

beforeAll(async () => {
  writeFileSync(join(folder.path, 'sites.csv'), SITES)
})
afterAll(() => folder.remove())

test('new makes a project of a box west of nothing and south of the equator', async () => {
  const made = await run('new', 's.siteswap', '--region', '151.1,-33.95,151.3,-33.8', '--json')
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(made.out)).toMatchObject({
    project: 's.siteswap',
    name: 's',
    resolution: 8,
    extent: [151.1, -33.95, 151.3, -33.8],
  })
  const west = await run('new', 'w.siteswap', '--region', '-1.2,51,-1,51.2', '--name', 'West')
  expect(west).toMatchObject({ code: 0, err: '' })
  expect(west.out).toMatch(/^Made w\.siteswap: \d+ cells at resolution 8\./)
})

test('import takes the good rows, tells of the bad ones and writes them all', async () => {
  const words = [
    '--map',
    'lat=Y,lon=X',
    '--map',
    'id=ROWNUM',
    '--rejects',
    'bad.csv',
    '--generated',
  ]
  const done = await run('import', 's.siteswap', 'partners', 'sites.csv', ...words, '--json')
  expect(done).toMatchObject({ code: 0, err: '' })
  const answer = DatasetImported.parse(JSON.parse(done.out))
  expect(answer).toMatchObject({ kind: 'partners', added: true, rows: 5, duplicates: 0 })
  expect(answer.accepted + answer.rejected).toBe(5)
  expect(answer.issues.map(({ row, code }) => [row, code])).toContainEqual([5, 'out_of_range'])
  const rejects = file('bad.csv').split('\r\n')
  expect(rejects[0]).toBe('row,column,code,message')
  expect(rejects).toHaveLength(answer.issueCount + 2)
})

test('the same file again adds nothing and says so', async () => {
  const words = ['--map', 'lat=Y,lon=X,id=ROWNUM']
  const again = await run('import', 's.siteswap', 'partners', 'sites.csv', ...words)
  expect(again.code).toBe(0)
  expect(again.out).toMatch(
    /^The project already holds exactly these \d rows of partners: nothing was added\./,
  )
})

test('datasets lists what is there, marked generated', async () => {
  const answer = ProjectAnswer.parse(
    JSON.parse((await run('datasets', 's.siteswap', '--json')).out),
  )
  expect(answer.datasets).toMatchObject([{ kind: 'partners', name: 'sites.csv', generated: true }])
  expect((await run('datasets', 's.siteswap')).out).toMatch(
    /partners\s+sites\.csv\s+\d\s+generated/,
  )
})

test('scoring twice gives the same bytes but for the time it took', async () => {
  const score = () => run('score', 's.siteswap', '--top', '3', '--spacing', '500', '--json')
  const [first, second] = [await score(), await score()]
  const timeless = (text: string) => text.replace(/"elapsedMs": \d+/, '')
  expect(timeless(second.out)).toBe(timeless(first.out))
  const answer = ScoreAnswer.parse(JSON.parse(first.out))
  expect(answer.sites).toHaveLength(3)
  expect(answer.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
  for (const { contributions, score: total } of answer.sites) {
    const sum = Object.values(contributions).reduce((a, b) => a + b, 0)
    expect(Math.abs(sum - total)).toBeLessThan(1e-6)
  }
})

test('weights change the list', async () => {
  const { out } = await run('score', 's.siteswap', '--weights', 'rent=1,partner_fit=0', '--json')
  const weights = ScoreAnswer.parse(JSON.parse(out)).criteria.filter(({ weight }) => weight > 0)
  expect(weights.map(({ id }) => id)).toEqual(['rent'])
})

test('a profile file says how it differs from a profile', async () => {
  const own = {
    id: 'mine',
    base: 'highway',
    spacingMetres: 100,
    parameters: { cutoffMetres: 1000 },
  }
  writeFileSync(join(folder.path, 'mine.json'), JSON.stringify(own))
  const { code, out } = await run('score', 's.siteswap', '--profile', 'mine.json', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ profile: 'mine' })
})

test('the list as CSV is labelled and starts no formula', async () => {
  const { code } = await run(
    'score',
    's.siteswap',
    '--top',
    '5',
    '--spacing',
    '0',
    '--out',
    'sites-out.csv',
  )
  expect(code).toBe(0)
  const [header, ...rows] = file('sites-out.csv').trimEnd().split('\r\n')
  expect(header).toMatch(/^rank,cell,lat,lon,score,points_partner_fit,/)
  expect(header).toMatch(
    /project,profile,scenario,rule,weights,generated_data,attribution,inputs_hash$/,
  )
  expect(rows).toHaveLength(5)
  expect(rows.join('\n')).toContain("'=SUM(A1)")
  expect(rows[0]).toMatch(/,urban,/)
  expect(rows[0]).toMatch(/,sites\.csv,/)
})

test('the list as GeoJSON is labelled', async () => {
  await run('score', 's.siteswap', '--top', '2', '--out', 'sites.geojson')
  const collection = JSON.parse(file('sites.geojson'))
  expect(collection.siteswap).toMatchObject({ profile: 'urban', generatedData: 'sites.csv' })
  expect(collection.features).toHaveLength(2)
  expect(collection.features[0].geometry.type).toBe('Point')
})

test('explain takes a place that starts with a minus, a cell and a site', async () => {
  const explain = async (place: string) =>
    ExplainAnswer.parse(JSON.parse((await run('explain', 's.siteswap', place, '--json')).out))
  const byPoint = await explain('-33.88,151.20')
  expect(await explain(byPoint.cell)).toEqual(byPoint)
  expect(await explain('2')).toEqual(byPoint)
  expect(await explain('悉尼加油站')).toEqual(byPoint)
  expect((await run('explain', 's.siteswap', '-33.88,151.20')).out).toContain(
    `Cell ${byPoint.cell} scores`,
  )
})

test('a table for a person says what counted, what did not and what is generated', async () => {
  const { out, err } = await run('score', 's.siteswap', '--top', '2')
  expect(err).toBe('')
  expect(out).toMatch(/^s · urban profile · \d+ of \d+ cells scored/)
  expect(out).toMatch(/Weights: .*partner_fit \d/)
  expect(out).toMatch(/Not counted: [\s\S]*user_votes \(no votes imported\)/)
  expect(out).toMatch(/\* Generated data/)
})

test('the version and the help go to standard output', async () => {
  expect(await run('--version')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  })
  const help = await run('--help')
  expect(help).toMatchObject({ code: 0, err: '' })
  for (const command of ['new', 'import', 'datasets', 'score', 'explain', 'serve', 'demo']) {
    expect(help.out).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
  }
})

test('score writes a workbook with the sites, and what they were scored with', async () => {
  await run('score', 's.siteswap', '--top', '2', '--out', 'sites.xlsx')
  const { sheets } = await readXlsx(readFileSync(join(folder.path, 'sites.xlsx')))
  const [sites, about] = sheets
  expect([sites!.name, about!.name]).toEqual(['Sites', 'About'])
  expect(sites!.rows[0]!.slice(0, 5)).toEqual(['rank', 'cell', 'lat', 'lon', 'score'])
  expect(sites!.rows[1]![0]).toBe(1)
  expect(typeof sites!.rows[1]![4]).toBe('number')
  const facts = Object.fromEntries(about!.rows as [string, unknown][])
  expect(facts.Profile).toBe('urban')
  expect(facts['Hash of all inputs']).toMatch(/^[0-9a-f]{64}$/)
  expect(facts['Scored on']).toMatch(/^\d{4}-\d\d-\d\d$/)
})
