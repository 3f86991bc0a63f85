import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PlanAnswer } from '../../src/api/plan.ts'
import { Catchments, placesAt } from '../../src/core/criteria/catchment.ts'
import { cellsOfRegion } from '../../src/core/grid/cells-of-region.ts'
import { regionDemand } from '../../src/core/plan/cell-demand.ts'
import { PROFILES } from '../../src/core/score/profiles.ts'
import { listDatasets } from '../../src/store/list-datasets.ts'
import { openProject } from '../../src/store/open-project.ts'
import { listPlans } from '../../src/store/plans.ts'
import { closeProject } from '../../src/store/project.ts'
import { readDataset } from '../../src/store/read-dataset.ts'
import { isRealDataAbsent, realData } from '../real-data.ts'
import { temporaryFolder } from '../store/sample.ts'
import { BIN, siteswap } from './run-siteswap.ts'

const folder = temporaryFolder()
const run = (...words: string[]) => siteswap(folder.path, ...words)
const plan = (...words: string[]) => run('plan', 'p.siteswap', ...words)
const MCLP = ['--objective', 'mclp', '--candidates', 'sites']

beforeAll(async () => {
  const files = {
    'vehicles.csv':
      'lat,lon,count,swappable\n31.22,120.53,1000,swappable\n31.3,120.6,600,swappable\n31.38,120.67,800,swappable\n',
    'partners.csv':
      'id,name,partner,host,lat,lon\na,Alpha,Anji,fuel,31.22,120.53\nb,Beta,Bolong,mall,31.3,120.6\nc,Gamma,Anji,fuel,31.38,120.67\n',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text)
  for (const name of ['p', 'bare', 'nosites'])
    await run('new', `${name}.siteswap`, '--region', '120.5,31.2,120.7,31.4')
  await run('import', 'p.siteswap', 'vehicles', 'vehicles.csv')
  await run('import', 'nosites.siteswap', 'vehicles', 'vehicles.csv')
  await run('import', 'p.siteswap', 'partners', 'partners.csv')
}, 60_000)
afterAll(folder.remove)

describe('siteswap plan', () => {
  test('answers in JSON with its proof, its sites and what they cover', async () => {
    const { code, out, err } = await plan(...MCLP, '--sites', '2', '--json')
    expect([code, err]).toEqual([0, ''])
    const answer = PlanAnswer.parse(JSON.parse(out))
    expect(answer).toMatchObject({ status: 'optimal', sites: ['a', 'c'], gap: 0, seed: 1 })
    // A vehicle asks for 66.7 km × 0.168 kWh/km ÷ 45 kWh × 0.8 swaps a day.
    expect(answer.value).toBeCloseTo(1800 * ((66.7 * 0.168) / 45) * 0.8, 6)
    expect(answer.covered.demandShare).toBeCloseTo(0.75, 12)
    expect(answer.places[0]).toMatchObject({ name: 'Alpha', partner: 'Anji', cost: 2_250_000 })
  })

  test('answers the same twice', async () => {
    const once = async () => {
      const { elapsedMs: _, ...rest } = JSON.parse(
        (await plan(...MCLP, '--sites', '2', '--json')).out,
      )
      return rest
    }
    expect(await once()).toEqual(await once())
  })

  test('tells a person what is covered, proven and paid', async () => {
    const { out } = await plan(...MCLP, '--sites', '2', '--fixed', 'Beta')
    expect(out).toContain('most demand within 3 km with 2 new stations')
    expect(out).toContain('Proven best: no other choice of these candidates does better.')
    expect(out).toContain('Cost: 4,500,000 RMB for 2 stations')
    expect(out).toMatch(/Beta \(fixed\) +Bolong/)
    expect(out).toContain('The project holds no stations')
  })

  test('gives alternatives, phases and the curve beside the plan', async () => {
    const words = ['--sites', '2', '--alternatives', '2', '--within', '15%', '--phases', '1,1']
    const { out } = await plan(...MCLP, ...words, '--curve', '--json')
    const answer = PlanAnswer.parse(JSON.parse(out))
    expect(answer.alternatives!.plans.map(({ sites }) => sites)).toEqual([
      ['a', 'c'],
      ['a', 'b'],
    ])
    expect(answer.alternatives!.core.map(({ site }) => site)).toEqual(['a'])
    expect(answer.phases!.phases.map(({ sites }) => sites)).toEqual([['a'], ['c']])
    expect(answer.curve!.steps.map(({ limit, sites }) => [limit, sites])).toEqual([
      [1, ['a']],
      [2, ['a', 'c']],
    ])
    const text = (await plan(...MCLP, ...words)).out
    expect(text).toContain('In all of them: a.')
    expect(text).toContain('Phase 1 opens a')
  })

  test('writes its sites to files and keeps it in the project', async () => {
    for (const end of ['csv', 'geojson', 'xlsx'])
      expect((await plan(...MCLP, '--sites', '1', '--out', `plan.${end}`)).code).toBe(0)
    const csv = readFileSync(join(folder.path, 'plan.csv'), 'utf8').split('\r\n')
    expect(csv[1]).toContain('1,a,Alpha,Anji,fuel,')
    const json = JSON.parse(readFileSync(join(folder.path, 'plan.geojson'), 'utf8'))
    expect(json.features[0].geometry.coordinates).toEqual([120.53, 31.22])
    expect(json.siteswap).toMatchObject({ objective: 'mclp', status: 'optimal' })
    expect(readFileSync(join(folder.path, 'plan.xlsx')).subarray(0, 2).toString()).toBe('PK')
    await plan(...MCLP, '--sites', '1', '--save', 'First')
    const project = openProject(join(folder.path, 'p.siteswap'))
    expect(listPlans(project).map(({ name, answer }) => [name, JSON.parse(answer).sites])).toEqual([
      ['First', ['a']],
    ])
    closeProject(project)
  })
})

describe('siteswap plan refuses in one sentence', () => {
  const cases: [string, string[], number, string][] = [
    [
      'more sites than candidates',
      ['--sites', '9'],
      4,
      '9 sites were asked for, but there are only 3',
    ],
    ['no sites', ['--sites', '0'], 3, '--sites must be a whole number above 0, not 0'],
    ['fewer than none', ['--sites', '-1'], 3, '--sites must be a whole number above 0, not -1'],
    ['a word for a number', ['--sites', 'two'], 2, '--sites must be a number, not "two"'],
    ['no limit', [], 2, 'needs --sites N, --budget AMOUNT, --share S or --quota need'],
    [
      'fixed and forbidden',
      ['--sites', '1', '--fixed', 'a', '--forbidden', 'a'],
      3,
      'a cannot be fixed and forbidden at once',
    ],
    [
      'unknown ids',
      ['--sites', '1', '--fixed', 'x1,x2,x3,x4,x5,x6,x7,x8,x9,x10,x11'],
      3,
      'x9, x10 and 1 more',
    ],
    [
      'a cutoff of nothing',
      ['--sites', '1', '--cutoff', '0'],
      3,
      '--cutoff must be a number above 0, not 0',
    ],
    [
      'a cutoff none meets',
      ['--sites', '1', '--cutoff', '0.001'],
      4,
      'No candidate is within the cutoff',
    ],
    [
      'a small budget',
      ['--budget', '1000'],
      4,
      'The budget of 1,000 RMB is below the cheapest site (Alpha, 2,250,000 RMB)',
    ],
    ['a share above all', ['--share', '1.5'], 3, '--share must be a share from 0 to 1, not 1.5'],
    [
      'more fixed than may open',
      ['--sites', '1', '--fixed', 'a,b'],
      4,
      '2 sites are fixed but only 1 may open',
    ],
    [
      'candidates of no kind',
      ['--sites', '1', '--candidates', 'best'],
      2,
      '--candidates takes sites, ranked:K',
    ],
    [
      'a generation of unknown cost',
      ['--sites', '1', '--generation', '4'],
      3,
      'say so with --capex',
    ],
  ]
  for (const [what, words, code, sentence] of cases)
    test(what, async () => {
      const result = await plan(...MCLP, ...words)
      expect([result.code, result.err]).toEqual([code, expect.stringContaining(sentence)])
      expect(result.err.trim().split('\n')).toHaveLength(1)
    })

  test('a project without vehicles, and one without partner sites', async () => {
    const bare = await run('plan', 'bare.siteswap', ...MCLP, '--sites', '1')
    expect([bare.code, bare.err]).toEqual([3, expect.stringContaining('holds no vehicles')])
    const none = await run('plan', 'nosites.siteswap', ...MCLP, '--sites', '1')
    expect([none.code, none.err]).toEqual([3, expect.stringContaining('holds no partner sites')])
  })

  test('says in JSON too that there is no plan', async () => {
    const { code, out } = await plan(...MCLP, '--sites', '9', '--json')
    expect(code).toBe(4)
    expect(JSON.parse(out)).toMatchObject({ status: 'infeasible', value: null, sites: [] })
  })
})

test('a kill during a plan leaves the project whole', async () => {
  const child = spawn(
    process.execPath,
    [BIN, 'plan', 'p.siteswap', '--objective', 'mclp', '--sites', '2', '--save', 'Killed'],
    { cwd: folder.path, stdio: 'ignore' },
  )
  await new Promise((resolve) => setTimeout(resolve, 700))
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  const db = new Database(join(folder.path, 'p.siteswap'))
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
  expect((await plan(...MCLP, '--sites', '1', '--json')).code).toBe(0)
})

const FILE = 'andorra/andorra-latest.osm.pbf'
describe.skipIf(isRealDataAbsent(FILE))('a plan of Andorra', () => {
  test('claims what the catchments of its stations cover', async () => {
    await run('new', 'andorra.siteswap', '--region', '1.4,42.42,1.79,42.66')
    await run('import', 'andorra.siteswap', 'osm', realData(FILE)!)
    writeFileSync(
      join(folder.path, 'andorra.csv'),
      'wkt,count,swappable\n"POLYGON((1.42 42.44,1.6 42.44,1.6 42.6,1.42 42.6,1.42 42.44))",9000,swappable\n',
    )
    await run('import', 'andorra.siteswap', 'vehicles', 'andorra.csv')
    const words = [
      '--objective',
      'mclp',
      '--sites',
      '6',
      '--headroom',
      'off',
      '--candidates',
      'sites',
      '--json',
    ]
    const { out } = await run('plan', 'andorra.siteswap', ...words)
    const answer = PlanAnswer.parse(JSON.parse(out))
    expect(answer.gap).toBeLessThanOrEqual(0.01)
    expect(answer.places).toHaveLength(6)
    const project = openProject(join(folder.path, 'andorra.siteswap'))
    const grid = cellsOfRegion(project.settings.region, 8)
    const datasets = listDatasets(project).map((head) => readDataset(project, head))
    closeProject(project)
    const { swaps } = regionDemand(datasets, grid, PROFILES.urban!.parameters)
    const covered = new Catchments(grid, 3000).covered(
      placesAt(
        Float64Array.from(answer.places, ({ lat }) => lat),
        Float64Array.from(answer.places, ({ lon }) => lon),
      ),
    )
    const sum = swaps.reduce((total, value, cell) => total + value * covered[cell]!, 0)
    expect(answer.value).toBeCloseTo(sum, 6)
    expect(answer.covered.demand).toBeCloseTo(sum, 6)
  }, 60_000)
})
