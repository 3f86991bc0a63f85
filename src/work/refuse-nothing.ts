import { Problem } from '../core/problem.ts'
import type { ReadResult } from '../io/import.ts'

/** @throws Problem bad_input where a file has rows and none of them could be taken */
export function refuseNothing(fileName: string, { rows, accepted, issues }: ReadResult): void {
  if (rows === 0 || accepted > 0) return
  const first = issues[0]
  const why = first === undefined ? '' : `; the first: row ${first.row}, ${first.message}`
  throw new Problem(
    'bad_input',
    `None of the ${rows} rows of ${fileName} could be taken and nothing was imported${why}`,
  )
}
