import { Problem } from '../core/problem.ts'
import type { ReadResult } from '../io/import.ts'

/** @throws Problem bad_input where a file has rows and none of them could be taken */
export function refuseNothing(fileName: string, result: ReadResult): void {
  const { rows, accepted, issues, suspicions = [] } = result
  if (rows === 0 || accepted > 0) return
  const first = issues[0]
  const row = first === undefined ? '' : `; the first: row ${first.row}, ${first.message}`
  // What holds for the file as a whole says more than its first row.
  const why = suspicions[0] ? `: ${suspicions[0].message}` : row
  throw new Problem(
    'bad_input',
    `None of the ${rows} rows of ${fileName} could be taken and nothing was imported${why}`,
  )
}
