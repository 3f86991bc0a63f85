import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { LIMITS, limited } from '../../src/io/limits.ts'
import { HOSTILE } from '../fixtures/hostile.ts'

const CHILD = fileURLToPath(new URL('hostile-child.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'siteswap-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Growth that is allowed, and a time far above what any of them takes: a hang, not a slow machine. */
const MOST_MEGABYTES = 100
const MOST_MILLISECONDS = 10_000

describe('a file made to do harm is refused with the reason, and costs little memory', () => {
  test.each(HOSTILE.map((file, k) => ({ ...file, k })))(
    '$k $fileName: $code $says',
    async ({ k, fileName, make, code, says }) => {
      const path = join(folder, `${k}-${fileName}`)
      writeFileSync(path, await make())
      const said = execFileSync(process.execPath, [CHILD, path, fileName], { encoding: 'utf8' })
      const outcome = JSON.parse(said)
      expect(outcome).toMatchObject({ code, message: expect.stringContaining(says) })
      expect(outcome.grownMegabytes).toBeLessThan(MOST_MEGABYTES)
      expect(outcome.milliseconds).toBeLessThan(MOST_MILLISECONDS)
    },
  )
})

describe('rows and cells beyond the limits', () => {
  const row = (n: number) => ({ row: n, cell: () => 'x', identity: () => String(n) })
  const table = (columns: number, last: number) =>
    limited(
      {
        headings: Array.from({ length: columns }, (_, k) => `c${k}`),
        hasGeometry: false,
        sheets: [],
        rows: (take) => void take(row(last)),
      },
      'a.csv',
    )

  test('are refused with the number', () => {
    expect(() => table(1, LIMITS.rows).rows(() => true)).not.toThrow()
    expect(() => table(1, LIMITS.rows + 1).rows(() => true)).toThrow(
      'a.csv has 5,000,001 rows; at most 5,000,000 can be read: split it.',
    )
    expect(() => table(1000, 100_001).rows(() => true)).toThrow(
      'a.csv has 100,001,000 cells; at most 100,000,000 can be read',
    )
  })
})
