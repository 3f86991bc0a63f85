import type { Dataset } from '../../../src/core/dataset/dataset.ts'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { solvePlan } from '../../../src/core/locate/solve.ts'
import { type PlanProblem, planProblem } from '../../../src/core/plan/plan-problem.ts'
import type { PlanQuestion } from '../../../src/core/plan/plan-question.ts'
import { planReport } from '../../../src/core/plan/plan-report.ts'
import { computeFrame } from '../../../src/core/score/compute-frame.ts'
import { dataset, GRID, point, REGION, type Row, sha256, URBAN } from '../small-world.ts'

/** Most demand within 3 km of one new station at a partner site, nothing else asked. */
export const QUESTION: PlanQuestion = {
  objective: 'mclp',
  sites: 1,
  cutoffMetres: 3000,
  candidates: [{ from: 'sites' }],
  existing: true,
  building: false,
  fixed: [],
  forbidden: [],
  partnerMost: [],
  spacingMetres: 0,
  headroom: true,
  station: { capexRmb: 2_000_000, loadKva: 630 },
  rangeKm: 281.25,
}

/** Parameters under which one private vehicle asks for exactly one swap a day. */
export const ONE_SWAP_EACH = {
  ...URBAN,
  parameters: {
    ...URBAN.parameters,
    classes: {
      ...URBAN.parameters.classes,
      private: { kmPerDay: 1, kwhPerKm: 1, usableKwhPerSwap: 1, swapShare: 1 },
    },
  },
}

/** Vehicles at a place: as many swaps/day. */
export const vehicles = (...places: readonly [lat: number, lon: number, count: number][]) =>
  dataset(
    'vehicles',
    places.map(([lat, lon, count]) => ({ shape: point(lon, lat), count, swappable: 'swappable' })),
  )

export const partners = (...rows: readonly ({ lat: number; lon: number } & Partial<Row>)[]) =>
  dataset(
    'partners',
    rows.map(({ lat, lon, ...row }) => ({ shape: point(lon, lat), ...row })),
  )

/** The centre of the cell at a place, so that no cutoff cuts through what is asked. */
export function centreAt(lat: number, lon: number): [lat: number, lon: number] {
  const row = rowOfCell(GRID, ...cellAt(lat, lon, 8))
  return [GRID.lat[row]!, GRID.lon[row]!]
}

export function problemOf(
  datasets: readonly Dataset[],
  changes: Partial<PlanQuestion> = {},
): PlanProblem {
  const question = { ...QUESTION, ...changes }
  const profile = ONE_SWAP_EACH
  const base = { grid: GRID, datasets, profile }
  const needsFrame = question.candidates.some(({ from }) => from !== 'sites')
  const frame = () => computeFrame({ ...base, region: REGION, hash: sha256 })
  return planProblem(needsFrame ? { ...base, frame: frame() } : base, question)
}

/** A solved plan with its report; no clock is in play. */
export async function planOf(datasets: readonly Dataset[], changes: Partial<PlanQuestion> = {}) {
  const made = problemOf(datasets, changes)
  const plan = await solvePlan(made.problem, { now: () => 0, seconds: 60, seed: 1 }, made.names)
  return { made, plan, report: planReport(made, plan, datasets) }
}
