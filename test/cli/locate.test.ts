import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, describe, expect, it, test } from 'vitest'
import { NetworkPlan } from '../../src/api/network-plan.ts'
import { addLocateCommand } from '../../src/cli/commands/locate.ts'
import { reportFailure } from '../../src/cli/failure.ts'
import { isRealDataAbsent, realData } from '../real-data.ts'

const folder = mkdtempSync(join(tmpdir(), 'siteswap-locate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const OD = file(
  'od.csv',
  'demand,candidate,distance,weight\nA,s1,1,10\nA,s2,5,10\nB,s1,4,20\nB,s2,2,20\nC,s2,3,5\n',
)
const POINTS = file('points.csv', 'id,x,y,demand\na,0,0,5\nb,3,4,7\nc,100,0,1\n')
const GLOBE = file('globe.csv', 'id,lat,lon,demand\na,31,118,5\nb,31,118.01,7\nc,32,118,1\n')
const GRAPH = file('graph.txt', ' 4 4 2\n1 2 10\n2 3 10\n3 4 10\n1 2 1\n')
const PATHS = file(
  'paths.json',
  JSON.stringify([
    { o: 'x', d: 'z', flow: 9, path: ['x', 'y', 'z'], pos: [0, 4, 8] },
    { o: 'x', d: 'y', flow: 2, path: ['x', 'y'], pos: [0, 4] },
  ]),
)
const MORE = file(
  'more.csv',
  'id,cost,capacity,partner,area,feeder,load_kva\ns1,30,8,Anji,east,F1,90\ns2,50,20,Anji,west,F1,60\n',
)
const LINE = file('line.csv', 'id,x,y,demand\na,0,0,9\nb,2,0,8\nc,4,0,7\nd,6,0,1\n')
const LINE_COST = file('line-cost.csv', 'id,cost\na,10\nb,20\nc,10\nd,10\n')
file('few.csv', 'id,cost\ns1,30\n')
file('other.csv', `id,cost\ns1,30\ns2,50\n${[...'abcdefghijkl'].map((x) => `${x},1`).join('\n')}\n`)
file('double.csv', 'id,cost\ns1,30\ns1,50\ns2,1\n')
file('free.csv', 'id,cost\ns1,-3\ns2,x\n')
file('cut.txt', '4 2 2\n1 2 10\n3 4 10\n')
file('short.txt', '4 3 2\n1 2 10\n')
file('node.txt', '4 1 2\n1 9 10\n')
file('negative.csv', 'demand,candidate,distance\nA,s,-1\nB,s,x\nC,s,\nD,s,4\n')
file('twice.csv', 'demand,candidate,distance\nA,s,1\nA,s,2\n')
file('two-weights.csv', 'demand,candidate,distance,weight\nA,s,1,3\nA,t,2,4\n')
file('same-id.csv', 'id,x,y,demand\na,0,0,1\na,1,1,1\n')
file('no-place.csv', 'id,demand\na,1\n')
file('far.csv', 'demand,candidate,distance\nA,s,9\nB,t,9\n')
file('bad-paths.json', '[{"flow": 1, "path": ["x", "y"], "pos": [0]}]')
file('falling.json', '[{"flow": 1, "path": ["x", "y", "z"], "pos": [0, 5, 4]}]')

/** The command as it is typed, `file` names standing for those in our folder. */
async function locate(words: string) {
  let [out, err] = ['', '']
  const terminal = {
    out: (text: string) => {
      out += text
    },
    note: (text: string) => {
      err += text
    },
    width: 100,
    notesAreWatched: false,
  }
  const program = new Command('siteswap')
    .exitOverride()
    .configureOutput({ writeErr: terminal.note })
  addLocateCommand(program, terminal)
  const typed = words
    .split(' ')
    .map((word) =>
      /\.(csv|txt|json)$/.test(word) && !word.includes('/') ? join(folder, word) : word,
    )
  try {
    await program.parseAsync(['locate', ...typed], { from: 'user' })
    return { code: 0, out, err }
  } catch (error) {
    return { code: reportFailure(error, terminal, false), out, err }
  }
}

const json = async (words: string) => JSON.parse((await locate(`${words} --json`)).out)

describe('siteswap locate, around the plan', () => {
  const line = `--objective mclp --cutoff 2 --points ${LINE}`

  it('answers in the shape that is written down', async () => {
    const words = `${line} --sites 2 --alternatives 3 --within 90% --phases 1,1 --curve`
    const answer = NetworkPlan.strict().parse(await json(words))
    expect(answer).toMatchObject({ value: 25, sites: ['b', 'c'] })
  })

  it('says what one more site would add', async () => {
    // a, b and c are within 2 of b; d is not.
    const one = `${line} --sites 1`
    expect((await json(one)).next).toEqual({ site: 'c', gain: 1, value: 25 })
    expect((await locate(one)).out).toContain('One more site: c would add 1.')
    expect((await json(`${line} --sites 2`)).next).toBeNull()
  })

  it('gives the best different plans and the sites in all of them', async () => {
    const words = `${line} --sites 1 --alternatives 9 --within 50%`
    expect((await json(words)).alternatives).toMatchObject({
      isProven: true,
      isComplete: true,
      plans: [
        { value: 24, sites: ['b'] },
        { value: 17, sites: ['a'] },
        { value: 16, sites: ['c'] },
      ],
      core: [],
    })
    const { out } = await locate(words)
    expect(out).toContain('3 plans, proven to be the best ones; there is no other within 50%:')
    expect(out).toMatch(/2 +17 +29% +a for b/)
    expect(out).toContain('In every plan within 50% of the best, proven: none.')
    const near = await json(`${line} --sites 1 --alternatives 3 --within 0.01`)
    expect(near.alternatives.core).toEqual([{ site: 'b', isProven: true }])
  })

  it('opens in phases by number or by budget', async () => {
    const words = `${line} --sites 2 --phases 1,1`
    expect((await json(words)).phases).toMatchObject({
      phases: [
        { sites: ['b'], value: 24, added: 24, covered: { demandShare: 24 / 25 } },
        { sites: ['c'], value: 25 },
      ],
      total: 49,
      isProven: true,
    })
    expect((await locate(words)).out).toMatch(
      /phase +covered after it +of demand +opens\n +1 +24 +96% +b/,
    )
    const money = `${line} --sites 2 --candidates ${LINE_COST} --phase-budgets 10,20`
    expect(
      (await json(money)).phases.phases.map(({ sites }: { sites: string[] }) => sites),
    ).toEqual([['c'], ['b']])
  })

  it('draws the trade-off against number and against budget', async () => {
    const bySites = (await json(`${line} --sites 2 --curve`)).curve
    expect(bySites).toMatchObject({
      against: 'sites',
      steps: [
        { limit: 1, value: 24, gap: 0, sites: ['b'] },
        { limit: 2, value: 25, gap: 0 },
      ],
    })
    const money = `${line} --budget 30 --candidates ${LINE_COST} --curve`
    const byBudget = (await json(money)).curve
    expect(byBudget.against).toBe('budget')
    expect(
      byBudget.steps.map(({ limit, value }: Record<string, number>) => [limit, value]),
    ).toEqual([
      [12, 17],
      [15, 17],
      [18, 17],
      [21, 25],
      [24, 25],
      [27, 25],
      [30, 25],
    ])
    expect((await locate(money)).out).toContain('Against the budget:')
  })

  it('covers gradually, twice, and within capacities', async () => {
    const decay = await json(`${line} --sites 1 --decay 0=1,2=0.5`)
    expect(decay).toMatchObject({ status: 'optimal', value: 8 + 4.5 + 3.5, sites: ['b'] })
    const twice = await json(`${line} --sites 2 --times 2`)
    expect(twice).toMatchObject({ status: 'optimal', value: 17, sites: ['a', 'b'] })
    const all = await json(`${line} --sites 1 --capacity 20`)
    expect(all).toMatchObject({ value: 20, load: { b: 20 } })
    const table = `--objective mclp --sites 2 --cutoff 5 --distances ${OD} --candidates ${MORE}`
    expect(await json(table)).toMatchObject({ value: 28, load: { s1: 8, s2: 20 } })
  })

  it('keeps a budget, quotas, the headroom of a feeder and a spacing', async () => {
    const od = `--objective mclp --cutoff 5 --distances ${OD} --candidates ${MORE}`
    expect(await json(`${od} --budget 49`)).toMatchObject({ sites: ['s1'], status: 'optimal' })
    expect(await json(`${od} --sites 2 --at-most partner:Anji=1`)).toMatchObject({ sites: ['s2'] })
    expect(await json(`${od} --sites 1 --at-least area:east=1`)).toMatchObject({ sites: ['s1'] })
    expect(await json(`${od} --sites 2 --headroom F1=149`)).toMatchObject({ sites: ['s2'] })
    expect(await json(`${line} --sites 2 --spacing 3`)).toMatchObject({ sites: ['b', 'd'] })
  })
})

describe('siteswap locate', () => {
  it('answers in the shape of the contract', async () => {
    const answer = await json(`--objective mclp --sites 1 --cutoff 3 --distances ${OD}`)
    expect(answer).toMatchObject({
      status: 'optimal',
      objective: 'mclp',
      value: 25,
      added: 25,
      bound: 25,
      gap: 0,
      sites: ['s2'],
      covered: { demand: 25, demandShare: 25 / 35, points: 2, pointShare: 2 / 3 },
      solver: expect.any(String),
      elapsedMs: expect.any(Number),
      seed: 1,
    })
  })

  it('takes a pair without a row as out of reach', async () => {
    const answer = await json(`--objective p-median --sites 1 --distances ${OD}`)
    expect(answer).toMatchObject({
      status: 'optimal',
      value: 5 * 10 + 2 * 20 + 3 * 5,
      sites: ['s2'],
    })
    const forbidden = await locate(
      `--objective p-median --sites 1 --forbidden s2 --distances ${OD}`,
    )
    expect(forbidden).toMatchObject({ code: 4, err: expect.stringContaining('(C)') })
  })

  it('takes points on a plane and on the globe', async () => {
    const plane = await json(`--objective mclp --sites 1 --cutoff 5 --points ${POINTS}`)
    expect(plane).toMatchObject({ value: 12, status: 'optimal' })
    const globe = await json(`--objective p-median --sites 2 --points ${GLOBE}`)
    // 0.01 degrees of longitude at 31 degrees north.
    expect(globe.value / 5).toBeCloseTo(953.1, 0)
  })

  it('takes a graph whose repeated edge ends with the last line, and the sites it asks for', async () => {
    const median = await json(`--objective p-median --graph ${GRAPH}`)
    expect(median).toMatchObject({ value: 11, sites: expect.any(Array) })
    expect(median.sites).toHaveLength(2)
    expect(await json(`--objective p-center --sites 2 --graph ${GRAPH}`)).toMatchObject({
      value: 10,
    })
  })

  it('takes paths', async () => {
    const flow = await json(`--objective flow --sites 1 --range 8 --paths ${PATHS}`)
    expect(flow).toMatchObject({ value: 11, sites: ['y'], covered: { pointShare: 1 } })
  })

  it('adds swaps on trips to those of places', async () => {
    // s2 covers B and C (25), y lets both trips through (9 + 2).
    const words = `--objective mixed --sites 2 --cutoff 3 --range 8 --distances ${OD} --paths ${PATHS}`
    expect(await json(words)).toMatchObject({
      value: 36,
      sites: ['s2', 'y'],
      parts: { urban: { value: 25 }, corridor: { value: 11, covered: { pointShare: 1 } } },
    })
    const { out } = await locate(words)
    expect(out).toContain('2 sites serve 36 swaps a day, 78.3% of all, 36 of them newly.')
    expect(out).toContain(
      'Of that, 25 (71.4%) is demand within 3 and 11 (100%) are trips that can be driven.',
    )
  })

  it('finds the fewest sites, for all or for a share', async () => {
    expect(await json(`--objective lscp --cutoff 4 --distances ${OD}`)).toMatchObject({
      value: 2,
      added: 2,
      bound: 2,
    })
    const share = `--objective mclp --share 0.7 --cutoff 3 --distances ${OD}`
    expect(await json(share)).toMatchObject({ value: 1, sites: ['s2'], status: 'optimal' })
  })

  it('keeps fixed sites and counts existing ones apart', async () => {
    const fixed = `--objective mclp --sites 1 --cutoff 3 --fixed s1 --distances ${OD}`
    expect(await json(fixed)).toMatchObject({ value: 10, sites: ['s1'] })
    const existing = `--objective mclp --sites 1 --cutoff 3 --existing s1 --distances ${OD}`
    expect(await json(existing)).toMatchObject({ value: 35, added: 25, sites: ['s2'] })
  })

  it('says in words what was found and how sure it is', async () => {
    const { out } = await locate(`--objective mclp --sites 1 --cutoff 3 --distances ${OD}`)
    expect(out).toContain('1 site covers 25 within 3: 71.4% of demand, 66.7% of points.')
    expect(out).toContain('Proven best: no other choice of sites does better.')
    expect(out).toContain('Sites: s2.')
  })

  it('answers an infeasible problem in JSON too', async () => {
    const { code, out } = await locate(`--objective lscp --cutoff 1 --distances ${OD} --json`)
    expect(code).toBe(4)
    expect(JSON.parse(out)).toMatchObject({ status: 'infeasible', value: null, sites: [] })
  })
})

const CASES: [words: string, code: number, message: string][] = [
  // Wrong usage.
  [
    '--objective best --sites 1 --distances od.csv',
    2,
    'There is no objective "best": choose one of mclp, lscp, p-median, p-center, flow, mixed.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3',
    2,
    'Give exactly one of --distances, --points, --graph and --paths, not 0.',
  ],
  ['--objective mclp --sites 1 --cutoff 3 --distances od.csv --graph graph.txt', 2, 'not 2.'],
  ['--objective mclp --sites 1 --distances od.csv', 2, '--objective mclp needs --cutoff.'],
  [
    '--objective mclp --cutoff 3 --distances od.csv',
    2,
    '--objective mclp needs --sites or --budget.',
  ],
  [
    '--objective mclp --sites some --cutoff 3 --distances od.csv',
    2,
    '--sites takes a whole number, not "some".',
  ],
  [
    '--objective mclp --sites 1.5 --cutoff 3 --distances od.csv',
    2,
    '--sites takes a whole number, not "1.5".',
  ],
  ['--objective lscp --sites 1 --cutoff 3 --distances od.csv', 2, 'leave --sites out with lscp.'],
  [
    '--objective flow --sites 1 --distances od.csv',
    2,
    '--objective flow needs --range and --paths.',
  ],
  [
    '--objective mixed --sites 1 --cutoff 3 --range 5 --paths paths.json',
    2,
    '--objective mixed needs --distances, --points or a graph besides --paths.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --seconds no --distances od.csv',
    2,
    '--seconds takes a number above 0, not "no".',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --map weight --distances od.csv',
    2,
    '--map takes field=column, not "weight".',
  ],
  [
    '--objective mclp --cutoff 3 --budget 3 --distances od.csv',
    2,
    '--budget needs --candidates with a column cost.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --at-most Anji=1 --candidates more.csv --distances od.csv',
    2,
    '--at-most takes partner:NAME=NUMBER, area:NAME=NUMBER or feeder:NAME=NUMBER, not "Anji=1".',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --spacing 2 --distances od.csv',
    2,
    '--spacing needs --points or --graph: distances between candidates.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --alternatives many --distances od.csv',
    2,
    '--alternatives takes a number of plans, not "many".',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --alternatives 2 --within 3x --distances od.csv',
    2,
    '--within takes a share as 1% or 0.01, not "3x".',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --phases one --distances od.csv',
    2,
    '--phases takes whole numbers separated by commas, not "one".',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --decay 1 --distances od.csv',
    2,
    '--decay takes DISTANCE=SHARE,DISTANCE=SHARE',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --times 2 --capacity 3 --distances od.csv',
    2,
    'Give only one of --share, --decay, --times 2 and --capacity.',
  ],
  // Bad input.
  [
    '--objective mclp --sites 1 --cutoff 3 --decay 0=0.5,1=0.9 --distances od.csv',
    3,
    '--decay must rise in distance and fall in share',
  ],
  [
    '--objective mclp --sites 2 --cutoff 5 --phases 1,2 --distances od.csv',
    3,
    'The phases open 3 sites together, but the plan has 2.',
  ],
  [
    '--objective mclp --cutoff 3 --budget 0 --candidates more.csv --distances od.csv',
    3,
    '--budget must be a number above 0, not 0.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --candidates few.csv --distances od.csv',
    3,
    'few.csv has no row for these candidates: s2.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --candidates other.csv --distances od.csv',
    3,
    'These ids of other.csv are no candidates: a, b, c, d, e, f, g, h, i, j and 2 more.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --candidates double.csv --distances od.csv',
    3,
    'In double.csv these ids come twice: s1.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --candidates free.csv --distances od.csv',
    3,
    "the column 'cost' must hold numbers ≥ 0, not '-3' in row 1, 'x' in row 2.",
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --at-most partner:Sinopec=1 --candidates more.csv --distances od.csv',
    3,
    '--at-most: no candidate has the partner Sinopec.',
  ],
  [
    '--objective mclp --sites 0 --cutoff 3 --distances od.csv',
    3,
    '--sites must be a whole number above 0, not 0.',
  ],
  [
    '--objective mclp --sites=-2 --cutoff 3 --distances od.csv',
    3,
    '--sites must be a whole number above 0, not -2.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 0 --distances od.csv',
    3,
    '--cutoff must be a number above 0, not 0.',
  ],
  [
    '--objective mclp --share 1.5 --cutoff 3 --distances od.csv',
    3,
    '--share must be a share of all demand from 0 to 1, not 1.5.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --fixed s1 --forbidden s1 --distances od.csv',
    3,
    'two of fixed, existing and forbidden at once: s1.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --fixed s1,s8,s9 --distances od.csv',
    3,
    'od.csv has no candidates with these ids: s8, s9.',
  ],
  [
    '--objective p-median --sites 1 --distances negative.csv',
    3,
    "the column 'distance' must hold numbers ≥ 0, not '-1' in row 1, 'x' in row 2, '' in row 3.",
  ],
  [
    '--objective p-median --sites 1 --distances twice.csv',
    3,
    'these pairs come twice: A – s (row 2).',
  ],
  [
    '--objective p-median --sites 1 --distances two-weights.csv',
    3,
    'these demand points have two weights: A (3 and 4 in row 2).',
  ],
  [
    '--objective p-median --sites 1 --map distance=km --distances od.csv',
    3,
    "od.csv has no column 'km' for distance",
  ],
  ['--objective p-median --sites 1 --points same-id.csv', 3, 'these ids come twice: a.'],
  [
    '--objective p-median --sites 1 --points no-place.csv',
    3,
    'no-place.csv has neither x and y (metres) nor lat and lon (degrees)',
  ],
  [
    '--objective p-median --graph cut.txt',
    3,
    'The graph of cut.txt is disconnected: no path leads from node 1 to 2 nodes (3, 4)',
  ],
  ['--objective p-median --graph short.txt', 3, 'short.txt says 3 edges and holds 1'],
  [
    '--objective p-median --graph node.txt',
    3,
    'Edge 1 of node.txt joins 1 and 9, but nodes are 1 to 4.',
  ],
  [
    '--objective flow --sites 1 --range 5 --paths bad-paths.json',
    3,
    'Path 1 of bad-paths.json needs one position (pos) for each node of its path.',
  ],
  [
    '--objective flow --sites 1 --range 5 --paths falling.json',
    3,
    'has positions that do not rise from 0.',
  ],
  // No feasible answer.
  [
    '--objective mclp --cutoff 3 --budget 29 --candidates more.csv --distances od.csv',
    4,
    'The budget of 29 is below the cheapest site (30).',
  ],
  [
    '--objective mclp --sites 2 --cutoff 3 --at-least area:east=2 --candidates more.csv --distances od.csv',
    4,
    'All candidates together come to 1 for the area east, less than 2.',
  ],
  [
    '--objective mclp --sites 3 --cutoff 3 --distances od.csv',
    4,
    '3 sites were asked for, but there are only 2 candidates.',
  ],
  [
    '--objective mclp --sites 1 --cutoff 3 --distances far.csv',
    4,
    'No candidate is within the cutoff of 3 of any demand point: raise the cutoff.',
  ],
  [
    '--objective lscp --cutoff 1 --distances od.csv',
    4,
    'No candidate is within the cutoff of 1 of 2 demand points: B, C.',
  ],
  ['--objective p-center --sites 1 --distances far.csv', 4, 'There is no plan with 1 sites'],
  // A file.
  ['--objective mclp --sites 1 --cutoff 3 --distances no.csv', 5, 'There is no distance file at'],
]

test.each(CASES)('locate %s → %i', async (words, code, message) => {
  const answer = await locate(words)
  expect(answer).toMatchObject({ code, out: '' })
  expect(answer.err).toContain(message)
  expect(answer.err).toMatch(/^siteswap: [^\n]+\.\n$/)
})

const SF = 'locate/san-francisco/SF_network_distance_candidateStore_16_censusTract_205_new.csv'

test.skipIf(isRealDataAbsent(SF))('San Francisco as the command line is given it', async () => {
  const map = '--map demand=DestinationName,candidate=name,distance=distance,weight=demand'
  const answer = await json(
    `--objective mclp --sites 4 --cutoff 5000 --distances ${realData(SF)} ${map}`,
  )
  expect(answer).toMatchObject({ status: 'optimal', value: 875247, gap: 0 })
  expect(answer.sites).toEqual(['Store_2', 'Store_11', 'Store_12', 'Store_15'])
})
