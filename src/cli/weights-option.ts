import type { ScoreAnswer } from '../api/score.ts'
import type { CriterionId } from '../core/criteria/criterion.ts'
import { Problem } from '../core/problem.ts'
import type { Profile } from '../core/score/profile.ts'
import { weightsByPairs } from '../core/score/weighting/pairwise.ts'
import { parsePairs } from '../core/score/weighting/parse-pairs.ts'
import { parseRanking } from '../core/score/weighting/parse-ranking.ts'
import { weightsByRanking } from '../core/score/weighting/rank-order.ts'
import { readJson, readText } from './files.ts'

/** The three ways of giving weights; one of them at most. */
export interface WeightsOptions {
  readonly weights?: string
  readonly rank?: string
  readonly pairs?: string
}

/** Weights as words, and how they were found where they were not given outright. */
export interface GivenWeights {
  readonly weights?: string
  readonly weighting?: NonNullable<ScoreAnswer['weighting']>
}

/**
 * The weights that `--weights`, `--rank` or `--pairs` give. An order or a table is the whole
 * statement: criteria of the profile that it does not name weigh nothing.
 * @throws Problem usage, bad_input with one sentence
 */
export function givenWeights(options: WeightsOptions, profile: Profile): GivenWeights {
  const { weights, rank, pairs } = options
  const given = ['weights', 'rank', 'pairs'].filter((name) => name in options)
  if (given.length > 1)
    throw new Problem(
      'usage',
      `Weights are given by --${given.join(' and by --')}: choose one of them.`,
    )
  if (rank !== undefined) {
    const order = parseRanking(rank)
    return { weights: weightsText(weightsByRanking(order), profile), weighting: { by: 'rank' } }
  }
  if (pairs !== undefined) return weightsOfPairs(pairs, profile)
  return weights === undefined ? {} : { weights }
}

function weightsOfPairs(path: string, profile: Profile): GivenWeights {
  const { ids, matrix } = parsePairs(pairRows(path))
  const { weights, consistencyRatio, warning } = weightsByPairs(ids, matrix)
  const byId = Object.fromEntries(ids.map((id, i) => [id, weights[i]!]))
  return {
    weights: weightsText(byId, profile),
    weighting: { by: 'pairs', consistencyRatio, ...(warning && { warning }) },
  }
}

/** A table of pairs from a CSV, or from JSON as {criteria: […], matrix: [[…]]}. */
function pairRows(path: string): unknown[][] {
  if (!/\.json$/i.test(path)) {
    const lines = readText(path, 'file of pairs')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
    return lines.filter((line) => line.trim() !== '').map((line) => line.split(/[,;\t]/))
  }
  const { criteria, matrix } = Object(readJson(path, 'file of pairs'))
  if (!Array.isArray(criteria) || !Array.isArray(matrix) || !matrix.every(Array.isArray))
    throw new Problem(
      'bad_input',
      `${path} holds no pairs: write {"criteria": ["unserved", "rent"], "matrix": [[1, 3], ["1/3", 1]]}.`,
    )
  return [['', ...criteria], ...matrix.map((row, i) => [criteria[i], ...row])]
}

function weightsText(weights: Partial<Record<CriterionId, number>>, profile: Profile): string {
  const ids = profile.criteria.map(({ id }) => id)
  const stranger = Object.keys(weights).find((id) => !ids.some((known) => known === id))
  if (stranger)
    throw new Problem(
      'usage',
      `The ${profile.id} profile does not look at ${stranger}: choose among ${ids.join(', ')}.`,
    )
  return ids.map((id) => `${id}=${weights[id] ?? 0}`).join(',')
}
