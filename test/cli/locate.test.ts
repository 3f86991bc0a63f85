import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, describe, expect, it, test } from 'vitest'
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
  ['--objective mclp --cutoff 3 --distances od.csv', 2, '--objective mclp needs --sites.'],
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
  // Bad input.
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
