import { expect, test } from 'vitest'
import { readFile } from '../../src/io/formats.ts'
import { openSqlite } from '../../src/work/open-sqlite.ts'
import { BAD_ROWS } from '../fixtures/bad-rows.ts'
import { SHEETS } from '../fixtures/every-format.ts'
import { requestFor } from '../fixtures/requests.ts'

test('there are at least 300 of them', () => expect(BAD_ROWS.length).toBeGreaterThanOrEqual(300))

test.each(BAD_ROWS)('$title → $code, and the good rows are taken', async (bad) => {
  const { fileName, kind, make, code, accepted } = bad
  const request = requestFor(kind, { fileName })
  const sheet = SHEETS[fileName]
  const options = { ...request, openSqlite, ...(sheet && { sheet }) }
  const result = await readFile(await make(), options)
  expect(result.issues.map((issue) => [issue.row, issue.code])).toEqual([[2, code]])
  expect(result).toMatchObject({ rows: 3, accepted })
})
