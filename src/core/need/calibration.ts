import { fitFactors } from './fit-factors.ts'

/** One class of demand, and what the model gives each station of it. */
export interface ClassDemand {
  /** A vehicle class, or 'corridor'. */
  readonly id: string
  /** Swaps/day, station by station. */
  readonly swaps: Float64Array
}

/** The factor of one class. */
export interface ClassFactor {
  readonly id: string
  /** Recorded ÷ modelled demand of the class, ≥ 0; 1 where nothing tells. */
  readonly factor: number
  /** Swaps/day of the class over the stations compared, before the factor. */
  readonly modelled: number
  /** False where the recorded stations have no demand of the class: the factor is left at 1. */
  readonly fitted: boolean
}

/** Factors that bring the demand model to what stations record: shown, never applied silently. */
export interface Calibration {
  readonly factors: readonly ClassFactor[]
  /** Stations that record their swaps. */
  readonly stations: number
  /** Swaps/day over those stations. */
  readonly recorded: number
  readonly modelledBefore: number
  readonly modelledAfter: number
  /** Root mean squared error a station, swaps/day. */
  readonly errorBefore: number
  readonly errorAfter: number
  /**
   * Share of the variance between stations that the fitted model tells: below 0 where their mean
   * would tell more; NaN where they are alike.
   */
  readonly explained: number
  /** What a planner should know before using the factors. */
  readonly cautions: readonly string[]
}

/** Fewer stations than this a class fit anything. Assumed. */
const LEAST_STATIONS_PER_CLASS = 5

/**
 * Factors by class that bring modelled swaps/day nearest to the recorded ones: least squares over
 * the stations that record any, no factor below 0.
 *
 * @param recorded swaps/day by station, NaN = not recorded
 * @param classes the model's swaps/day by class, each as long as `recorded`
 * @throws where a class has another length
 */
export function calibrate(recorded: Float64Array, classes: readonly ClassDemand[]): Calibration {
  for (const { id, swaps } of classes)
    if (swaps.length !== recorded.length)
      throw new Error(
        `calibrate needs ${recorded.length} values of '${id}', one a station, got ${swaps.length}`,
      )
  const told = Array.from(recorded.keys()).filter((i) => !Number.isNaN(recorded[i]!))
  const target = told.map((i) => recorded[i]!)
  const columns = classes.map(({ swaps }) => told.map((i) => swaps[i]!))
  const factors = told.length > 0 ? fitFactors(columns, target) : classes.map(() => 1)
  const modelled = (f: readonly number[]) =>
    target.map((_, s) => columns.reduce((sum, column, c) => sum + f[c]! * column[s]!, 0))
  const [before, after] = [modelled(classes.map(() => 1)), modelled(factors)]
  const found = classes.map(({ id }, c): ClassFactor => {
    const fitted = columns[c]!.some((swaps) => swaps > 0)
    return { id, factor: fitted ? factors[c]! : 1, modelled: total(columns[c]!), fitted }
  })
  return {
    factors: found,
    stations: told.length,
    recorded: total(target),
    modelledBefore: total(before),
    modelledAfter: total(after),
    errorBefore: rootMeanSquare(before, target),
    errorAfter: rootMeanSquare(after, target),
    explained: explainedShare(after, target),
    cautions: cautionsOf(found, told.length, explainedShare(after, target)),
  }
}

function cautionsOf(
  factors: readonly ClassFactor[],
  stations: number,
  explained: number,
): string[] {
  const fitted = factors.filter((factor) => factor.fitted)
  const cautions = factors
    .filter((factor) => !factor.fitted)
    .map(({ id }) => `no recorded station has demand of class '${id}': its factor stays 1`)
  if (stations < LEAST_STATIONS_PER_CLASS * fitted.length)
    cautions.push(
      `${stations} stations record swaps for ${fitted.length} classes: fewer than ${LEAST_STATIONS_PER_CLASS} a class fit anything`,
    )
  if (explained <= 0) cautions.push('the mean of the stations tells more than the fitted model')
  for (const { id, factor } of fitted)
    if (factor === 0) cautions.push(`class '${id}' is fitted to no demand at all`)
    else if (factor > 3 || factor < 1 / 3)
      cautions.push(
        `the factor of class '${id}' is ${factor.toFixed(2)}: its parameters may be wrong rather than scaled`,
      )
  return cautions
}

function total(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

function squaredError(values: readonly number[], target: readonly number[]): number {
  return total(values.map((value, i) => (value - target[i]!) ** 2))
}

function rootMeanSquare(values: readonly number[], target: readonly number[]): number {
  return Math.sqrt(squaredError(values, target) / target.length)
}

function explainedShare(values: readonly number[], target: readonly number[]): number {
  const mean = total(target) / target.length
  const spread = squaredError(
    target.map(() => mean),
    target,
  )
  return spread > 0 ? 1 - squaredError(values, target) / spread : Number.NaN
}
