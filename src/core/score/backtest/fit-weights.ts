import { Problem } from '../../problem.ts'
import type { Frame } from '../frame.ts'
import { activeColumns, type Scores } from '../score.ts'
import { fitLogistic, weightsOfFit } from './logistic.ts'

/**
 * The weights that tell best which free cells got a station, by criterion of the frame: a logistic
 * regression on the curve values, coefficients below 0 counting as 0. Node only.
 *
 * @param openings 1 where a station opened, one a row
 * @throws Problem infeasible where no free cell got one, or no criterion is higher where one did
 */
export function fitWeights(
  frame: Frame,
  scores: Scores,
  openings: Uint8Array,
): Record<string, number> {
  const free = Uint32Array.from(frame.excluded.keys()).filter((row) => frame.excluded[row] === 0)
  const marks = Uint8Array.from(free, (row) => openings[row]!)
  if (!marks.includes(1))
    throw new Problem(
      'infeasible',
      'No weights can be fitted: no earlier station opened in a cell that is free.',
    )
  const { places, columns } = activeColumns(frame, scores)
  const onFree = columns.map((column) => Float64Array.from(free, (row) => column[row]!))
  const fitted = weightsOfFit(fitLogistic(onFree, marks))
  if (fitted.every((weight) => weight === 0))
    throw new Problem(
      'infeasible',
      'No weights can be fitted: no criterion of the profile is higher where earlier stations opened than elsewhere.',
    )
  const weights = Object.fromEntries(frame.criteria.map(({ id }) => [id, 0]))
  places.forEach((i, k) => {
    weights[frame.criteria[i]!.id] = fitted[k]!
  })
  return weights
}
