import { bootstrapAucs, differences, type Interval, middleOf } from './bootstrap.ts'
import { liftAt, recallAt } from './lift.ts'
import { rocAuc } from './roc.ts'

/** How well a score made with the earlier stations ranks the places of the later ones. */
export interface Backtest<Baseline extends string> {
  /** Rows ranked, and those of them that got a station later. */
  readonly cells: number
  readonly openings: number
  /** Area under the ROC curve, with its 95% bootstrap interval. */
  readonly auc: number
  readonly interval: Interval
  /** How many times a blind choice the best 1, 5 and 10% of the rows hold. */
  readonly lift: { readonly 1: number; readonly 5: number; readonly 10: number }
  /** Share of the openings in the best 5% of the rows. */
  readonly recall5: number
  readonly baselines: Readonly<Record<Baseline, BaselineComparison>>
}

/** A simpler score over the same rows. */
export interface BaselineComparison {
  readonly auc: number
  readonly recall5: number
  /** By how much our AUC is above it, with the 95% interval of the paired bootstrap. */
  readonly difference: Interval & { readonly value: number }
}

/**
 * Measures a score against openings that it has not seen, and against simpler scores.
 *
 * @param scores one a row; NaN (excluded) ranks below every score
 * @param baselines by name, one a row each
 * @param openings 1 where a station opened after the split, else 0, one a row
 * @param options draws of the bootstrap (1,000) and its seed
 * @throws where lengths differ, or there is no row with or none without an opening
 */
export function backtest<Baseline extends string>(
  scores: Float64Array,
  baselines: Readonly<Record<Baseline, Float64Array>>,
  openings: Uint8Array,
  options: { readonly draws?: number; readonly seed?: number } = {},
): Backtest<Baseline> {
  const names = Object.keys(baselines) as Baseline[]
  const all: Record<string, Float64Array> = { ours: scores }
  for (const name of names) all[`baseline ${name}`] = baselines[name]
  const draws = bootstrapAucs(all, openings, options)
  const ours = draws.ours!
  const auc = rocAuc(scores, openings)
  const compare = (name: Baseline): BaselineComparison => {
    const theirs = rocAuc(baselines[name], openings)
    return {
      auc: theirs,
      recall5: recallAt(baselines[name], openings, 0.05),
      difference: {
        value: auc - theirs,
        ...middleOf(differences(ours, draws[`baseline ${name}`]!)),
      },
    }
  }
  return {
    cells: scores.length,
    openings: openings.reduce((sum, mark) => sum + mark, 0),
    auc,
    interval: middleOf(ours),
    lift: {
      1: liftAt(scores, openings, 0.01),
      5: liftAt(scores, openings, 0.05),
      10: liftAt(scores, openings, 0.1),
    },
    recall5: recallAt(scores, openings, 0.05),
    baselines: Object.fromEntries(names.map((name) => [name, compare(name)])) as Record<
      Baseline,
      BaselineComparison
    >,
  }
}
