import { peopleByCell } from '../../criteria/people.ts'
import type { Dataset } from '../../dataset/dataset.ts'
import { cellKey } from '../../grid/h3-index.ts'
import { Problem } from '../../problem.ts'
import type { Frame } from '../frame.ts'
import { scoreFrame, type Weights } from '../score.ts'
import { type Backtest, backtest } from './backtest.ts'
import { fitWeights } from './fit-weights.ts'
import { type DatedStations, fitDay, openedCells } from './openings.ts'

export interface SplitBacktest extends Backtest<string> {
  /** Stations known to have opened up to the split, after it, and without a day that can be read. */
  readonly stations: { readonly earlier: number; readonly later: number; readonly undated: number }
  readonly fit?: FittedBacktest
}

/** Weights fitted on earlier openings, measured on the same later ones, which they have not seen. */
export interface FittedBacktest extends Backtest<string> {
  /** Learnt from openings after `from`, up to the split, seen with the stations up to `from`. */
  readonly from: string
  /** Cells of those openings. */
  readonly learnt: number
  readonly weights: Weights
}

export interface SplitQuestion {
  readonly stations: DatedStations
  readonly split: string
  readonly weights: Weights
  readonly fit: boolean
  readonly population: readonly Dataset[]
  /** The frame with the stations up to a day as the only ones. */
  readonly frameUpTo: (day: string) => Frame
}

/**
 * How well a profile, with the stations opened up to a split, ranks the cells of those opened later;
 * against the people in the cell alone, where a population is known.
 * @throws Problem bad_input where no later station lies in the region, usage where nothing earlier
 *   can be learnt from, infeasible where no weights come out
 */
export function splitBacktest(question: SplitQuestion): SplitBacktest {
  const { stations, split, weights, fit } = question
  const frame = question.frameUpTo(split)
  const openings = laterCells(frame, stations, split)
  const baselines = baselinesOf(frame, question.population)
  const measure = (by: Weights) => backtest(scoreFrame(frame, by).values, baselines, openings)
  const result = { ...measure(weights), stations: countsOf(stations, split) }
  if (!fit) return result
  const learnt = learn(question)
  return { ...result, fit: { ...measure(learnt.weights), ...learnt } }
}

function laterCells(frame: Frame, stations: DatedStations, split: string): Uint8Array {
  const openings = openedCells(frame.grid, stations, split)
  if (openings.includes(1)) return openings
  throw new Problem(
    'bad_input',
    `No station of ${stations.dataset.provenance.name} opened inside the region after ${split}: give an earlier --split.`,
  )
}

/** People a cell; no baseline where no population is known. */
function baselinesOf(
  { grid }: Frame,
  population: readonly Dataset[],
): Record<string, Float64Array> {
  if (population.length === 0) return {}
  const people = peopleByCell(population, grid.resolution)
  const column = Float64Array.from(
    grid.lo,
    (lo, row) => people.get(cellKey(lo, grid.hi[row]!)) ?? 0,
  )
  return { population: column }
}

function countsOf({ days }: DatedStations, split: string) {
  const undated = days.filter((day) => day === '').length
  const later = days.filter((day) => day > split).length
  return { earlier: days.length - later - undated, later, undated }
}

function learn({ stations, split, frameUpTo }: SplitQuestion) {
  const from = fitDay(stations, split)
  if (from === undefined)
    throw new Problem(
      'usage',
      `--fit has nothing to learn from: all stations up to ${split} opened on one day, so give a later --split.`,
    )
  const frame = frameUpTo(from)
  const marks = openedCells(frame.grid, stations, from, split)
  const weights = fitWeights(frame, scoreFrame(frame), marks)
  return { from, learnt: marks.reduce((sum, mark) => sum + mark, 0), weights }
}
