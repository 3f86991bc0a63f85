import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { LocateProblem, Plan } from '../../../src/core/locate/problem.ts'
import { solvePlan } from '../../../src/core/locate/solve.ts'
import type { Travel } from '../../../src/core/locate/travel.ts'
import { travelOnPlane } from '../../../src/core/locate/travel-from-points.ts'
import { travelOnGraph } from '../../../src/core/locate/travel-on-graph.ts'
import { readOdTable } from '../../../src/io/od-table.ts'
import { readOrLibraryGraph } from '../../../src/io/or-library-graph.ts'
import { readPathsJson } from '../../../src/io/paths-json.ts'
import { readPointsTable } from '../../../src/io/points-table.ts'
import { mipSolver } from '../../../src/work/solve-mip.ts'
import { isRealDataAbsent, realData } from '../../real-data.ts'

/** Every published optimum with its full time, rather than a representative share. */
const isSweep = process.env.SITESWAP_SWEEP === '1'
const HEURISTIC_SECONDS = isSweep ? 10 : 3

const read = (path: string) => readFileSync(realData(`locate/${path}`)!, 'utf8')
const table = (path: string) =>
  read(path)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

function solve(problem: LocateProblem, seconds = 60, isHeuristic = false): Promise<Plan> {
  const exact = isHeuristic ? {} : { solveMip: mipSolver() }
  return solvePlan(problem, { now: () => performance.now(), seconds, seed: 1, ...exact })
}

const choice = (candidateCount: number, sites?: number) => ({
  candidateCount,
  state: new Uint8Array(candidateCount),
  ...(sites !== undefined && { sites }),
})

function expectProven(plan: Plan, value: number): void {
  expect(plan.status).toBe('optimal')
  expect(plan.gap).toBe(0)
  expect(Math.abs(plan.value - value) / value).toBeLessThan(1e-9)
}

const SF = 'san-francisco/SF_network_distance_candidateStore_16_censusTract_205_new.csv'

describe.skipIf(isRealDataAbsent(`locate/${SF}`))('San Francisco', () => {
  const od = () => {
    const mapping = { demand: 'DestinationName', candidate: 'name', weight: 'demand' }
    const { travel, demand } = readOdTable(read(SF), 'sf.csv', mapping)
    return { travel, demand }
  }

  it('has its known maximal covers', async () => {
    const covers = [448255, 671938, 791499, 875247, 927402, 941462, 0, 955113]
    for (const [k, value] of covers.entries()) {
      if (value === 0) continue
      const plan = await solve({
        objective: 'mclp',
        cutoff: 5000,
        ...od(),
        choice: choice(16, k + 1),
      })
      expectProven(plan, value)
      expect(plan.sites).toHaveLength(k + 1)
    }
  })

  it('tells people from tracts: 91.64% and 89.76% at 4 sites', async () => {
    const plan = await solve({ objective: 'mclp', cutoff: 5000, ...od(), choice: choice(16, 4) })
    expect(plan.covered.demandShare).toBeCloseTo(0.9164, 4)
    expect(plan.covered.pointShare).toBeCloseTo(0.8976, 4)
  })

  it('has its known set cover, median and centre', async () => {
    expectProven(await solve({ objective: 'lscp', cutoff: 5000, ...od(), choice: choice(16) }), 8)
    const median = await solve({ objective: 'p-median', ...od(), choice: choice(16, 4) })
    expectProven(median, 2848268129.7145)
    const center = await solve({ objective: 'p-center', ...od(), choice: choice(16, 4) })
    expect(center.status).toBe('optimal')
    expect(center.value).toBeCloseTo(7403.0638, 4)
  })

  it('covers 90% with as few sites as the maximal covers say', async () => {
    const plan = await solve({
      objective: 'mclp',
      cutoff: 5000,
      share: 0.9,
      ...od(),
      choice: choice(16),
    })
    expectProven(plan, 4)
  })
})

describe.skipIf(isRealDataAbsent('locate/sjc/optima_r800.csv'))('São José dos Campos', () => {
  const cases = realData('locate/sjc/optima_r800.csv') ? table('sjc/optima_r800.csv') : []
  it.each(cases)('%s with %s sites covers %s, proven', async (name, sites, value) => {
    const { x, y, demand } = readPointsTable(read(`sjc/${name}.csv`), 'sjc.csv', {})
    const travel = travelOnPlane(x, y, 800)
    const plan = await solve({
      objective: 'mclp',
      cutoff: 800,
      travel,
      demand,
      choice: choice(x.length, Number(sites)),
    })
    expectProven(plan, Number(value))
  })
})

const QUICK_MEDIANS = ['pmed1', 'pmed3', 'pmed5', 'pmed7', 'pmed9', 'pmed15', 'pmed25', 'pmed39']
const QUICK_CENTERS = ['pmed1', 'pmed3', 'pmed5', 'pmed9', 'pmed15']

describe.skipIf(isRealDataAbsent('locate/pmed/optima.csv'))('OR-Library graphs', () => {
  const rows = realData('locate/pmed/optima.csv') ? table('pmed/optima.csv') : []
  const graph = (name: string): { travel: Travel; demand: Float64Array } => {
    const travel = travelOnGraph(readOrLibraryGraph(read(`pmed/${name}.txt`), name))
    return { travel, demand: new Float64Array(travel.demandCount).fill(1) }
  }
  const medians = rows.filter(([name]) => isSweep || QUICK_MEDIANS.includes(name!))
  const centers = rows.filter(([name, nodes]) =>
    isSweep ? Number(nodes) <= 400 : QUICK_CENTERS.includes(name!),
  )

  it.each(medians)('%s: the median heuristic is within 0.1%% in its time', async (...row) => {
    const [name, nodes, , p, optimum] = row
    const problem = {
      objective: 'p-median',
      ...graph(name!),
      choice: choice(Number(nodes), Number(p)),
    }
    const plan = await solve(problem as LocateProblem, HEURISTIC_SECONDS, true)
    if (isSweep) console.log(name, plan.value, plan.bound, plan.gap.toFixed(5))
    expect(plan.value).toBeLessThanOrEqual(Number(optimum) * 1.001)
    expect(plan.bound).toBeLessThanOrEqual(Number(optimum))
    expect(plan.gap).toBeLessThan(0.01)
  })

  it.each(centers)('%s: the centre is exact', async (...row) => {
    const [name, nodes, , p, , optimum] = row
    const problem = {
      objective: 'p-center',
      ...graph(name!),
      choice: choice(Number(nodes), Number(p)),
    }
    expectProven(await solve(problem as LocateProblem), Number(optimum))
  })
})

describe.skipIf(isRealDataAbsent('locate/sioux-falls/frlm_optima.csv'))('Sioux Falls', () => {
  const cases = realData('locate/sioux-falls/frlm_optima.csv')
    ? table('sioux-falls/frlm_optima.csv')
    : []
  it.each(cases)('range %s, %s stations: %s of %s trips, proven', async (range, sites, flow) => {
    const { paths, nodeIds } = readPathsJson(
      JSON.parse(read('sioux-falls/frlm_fixed_paths.json')),
      'paths',
    )
    const plan = await solve({
      objective: 'flow',
      paths,
      range: Number(range),
      choice: choice(nodeIds.length, Number(sites)),
    })
    expectProven(plan, Number(flow))
  })
})
