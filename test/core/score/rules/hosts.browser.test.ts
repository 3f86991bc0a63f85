import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../../src/core/random.ts'
import type { RuleName } from '../../../../src/core/score/rules/rule.ts'
import { ruleNamed } from '../../../../src/core/score/rules/rule-named.ts'
import { shapleyShares } from '../../../../src/core/score/rules/shapley.ts'
import { findBrowser, launchBrowser } from '../../../browser.ts'

const executable = findBrowser()
const DIST = fileURLToPath(new URL('../../../../dist/', import.meta.url))
const ORIGIN = 'http://siteswap.test/'
/** Puts the built modules where a function that runs in the page finds them. */
const PAGE = `<!doctype html><script type="module">
import { ruleNamed } from '/core/score/rules/rule-named.js'
import { shapleyShares } from '/core/score/rules/shapley.js'
window.rules = { ruleNamed, shapleyShares }
</script>`
const ROWS = 60_000
const CRITERIA = 7

/** What both hosts are given: curve values with zeros and ones among them, weights, exclusions. */
function inputs() {
  const random = randomFrom(7)
  const value = () => {
    const kind = random()
    return kind < 0.05 ? 0 : kind < 0.1 ? 1 : kind < 0.2 ? random() ** 40 : random()
  }
  const column = () => Array.from({ length: ROWS }, value)
  const parts = Array.from({ length: CRITERIA }, random)
  const total = parts.reduce((sum, part) => sum + part, 0)
  return {
    columns: Array.from({ length: CRITERIA }, column),
    weights: parts.map((part) => part / total),
    excluded: Array.from({ length: ROWS }, () => (random() < 0.1 ? 1 : 0)),
  }
}

describe.skipIf(!executable)('Node and Chromium', () => {
  test.each(['geometric', 'topsis'] as const)(
    'give the same bits by the rule %s, scores and shares alike',
    async (name) => {
      const given = inputs()
      const browser = await launchBrowser(executable!)
      try {
        const page = await browser.newPage()
        await page.route(`${ORIGIN}**`, (route) => {
          const path = new URL(route.request().url()).pathname.slice(1)
          if (path === '') return route.fulfill({ contentType: 'text/html', body: PAGE })
          return route.fulfill({
            contentType: 'text/javascript',
            body: readFileSync(DIST + path, 'utf8'),
          })
        })
        await page.goto(ORIGIN)
        const theirs = await page.evaluate(scoresThere, { name, ...given })
        expect(theirs).toHaveLength(ROWS + 200 * CRITERIA)
        expect(theirs).toEqual(scoresHere(name, given))
      } finally {
        await browser.close()
      }
    },
    120_000,
  )
})

interface Rules {
  readonly ruleNamed: typeof ruleNamed
  readonly shapleyShares: typeof shapleyShares
}

/** Runs in the page, on the built modules. A number travels as its shortest text, which is exact. */
function scoresThere(given: {
  name: 'geometric' | 'topsis'
  columns: number[][]
  weights: number[]
  excluded: number[]
}): number[] {
  const { ruleNamed, shapleyShares } = (window as unknown as { rules: Rules }).rules
  const columns = given.columns.map((column) => Float64Array.from(column))
  const rule = ruleNamed(
    given.name,
    columns,
    Uint8Array.from(given.excluded),
  )(Float64Array.from(given.weights))
  const scores = Array.from(columns[0]!, (_, row) => rule.scoreAt(row))
  const shares = Array.from({ length: 200 }, (_, row) => [
    ...shapleyShares(rule, row, columns.length),
  ])
  return [...scores, ...shares.flat()]
}

function scoresHere(name: Exclude<RuleName, 'sum'>, given: ReturnType<typeof inputs>): number[] {
  const columns = given.columns.map((column) => Float64Array.from(column))
  const rule = ruleNamed(
    name,
    columns,
    Uint8Array.from(given.excluded),
  )(Float64Array.from(given.weights))
  const shares = Array.from({ length: 200 }, (_, row) => [...shapleyShares(rule, row, CRITERIA)])
  return [...columns[0]!.map((_, row) => rule.scoreAt(row)), ...shares.flat()]
}
