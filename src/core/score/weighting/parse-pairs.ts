import type { CriterionId } from '../../criteria/criterion.ts'
import { Problem } from '../../problem.ts'
import { criterionNamed } from '../weights.ts'

/** Judgements of pairs: how many times the criterion of the row is as important as the column's. */
export interface PairJudgements {
  readonly ids: readonly CriterionId[]
  readonly matrix: readonly (readonly number[])[]
}

/**
 * Judgements as a table: the criteria in its first row and its first column, numbers or fractions
 * (1/3) between them. A cell left empty is 1 on the diagonal, else 1 over the cell across it.
 *
 * @param rows cells by row, the corner first
 * @throws Problem bad_input with one sentence where the table is none
 */
export function parsePairs(rows: readonly (readonly unknown[])[]): PairJudgements {
  const [header = [], ...body] = rows
  const ids = header.slice(1).map((word) => idOf(word))
  if (body.length !== ids.length)
    throw bad(`has ${ids.length} columns of criteria and ${body.length} rows`)
  body.forEach((row, i) => {
    if (idOf(row[0]) !== ids[i])
      throw bad(`names ${ids[i]} in column ${i + 1} and ${String(row[0])} in row ${i + 1}`)
  })
  const given = body.map((row) => ids.map((_, j) => numberOf(row[j + 1])))
  const matrix = given.map((row, i) =>
    row.map((value, j) => value ?? (i === j ? 1 : 1 / (given[j]![i] ?? Number.NaN))),
  )
  return { ids, matrix }
}

function idOf(word: unknown): CriterionId {
  try {
    return criterionNamed(String(word ?? '').trim(), 'a table of pairs names criteria:')
  } catch (error) {
    if (error instanceof Problem) throw new Problem('bad_input', error.message)
    throw error
  }
}

/** undefined where the cell is empty. */
function numberOf(cell: unknown): number | undefined {
  const text = String(cell ?? '').trim()
  if (text === '') return undefined
  const [top = '', bottom, ...more] = text.split('/')
  const value = bottom === undefined ? Number(top) : Number(top) / Number(bottom || Number.NaN)
  if (more.length === 0 && top.trim() !== '' && value > 0 && value < Infinity) return value
  throw bad(`holds "${text}": give numbers above 0, as 3 or 1/3`)
}

function bad(what: string): Problem {
  return new Problem('bad_input', `The table of pairs ${what}.`)
}
