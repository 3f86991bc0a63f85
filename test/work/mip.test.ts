import { expect, it } from 'vitest'
import { MipBuilder, type MipModel } from '../../src/core/locate/mip.ts'
import { mipSolver } from '../../src/work/solve-mip.ts'
import { stream } from '../core/locate/instances.ts'

function knapsack(): MipModel {
  const builder = new MipBuilder()
  for (const worth of [6, 5, 4]) builder.variable(worth, 0, 1, true)
  for (const [k, weight] of [4, 3, 2].entries()) builder.term(k, weight)
  builder.endRow(-Infinity, 5)
  return builder.take(true)
}

/** Too hard to end soon: set covering of a random design. */
function hardCover(): MipModel {
  const random = stream(1)
  const builder = new MipBuilder()
  for (let s = 0; s < 300; s++) builder.variable(1, 0, 1, true)
  for (let row = 0; row < 300; row++) {
    for (let s = 0; s < 300; s++) if (random() < 0.04) builder.term(s, 1)
    builder.endRow(1, Infinity)
  }
  return builder.take(false)
}

it('solves a program, twice', async () => {
  const solve = mipSolver()
  for (let turn = 0; turn < 2; turn++) {
    const { status, bound, values } = await solve(knapsack(), { seconds: 10 })
    expect({ status, bound }).toEqual({ status: 'optimal', bound: 9 })
    expect([...values!].map(Math.round)).toEqual([0, 1, 1])
  }
})

it('says that a program is infeasible', async () => {
  const builder = new MipBuilder()
  builder.term(builder.variable(1, 0, 1, true), 1)
  builder.endRow(2, 3)
  const { status } = await mipSolver()(builder.take(true), { seconds: 10 })
  expect(status).toBe('infeasible')
})

it('stops at the time limit with a bound', async () => {
  const began = performance.now()
  const { status, bound } = await mipSolver()(hardCover(), { seconds: 2 })
  expect(performance.now() - began).toBeLessThan(20_000)
  expect(status).toBe('stopped')
  expect(bound).toBeGreaterThanOrEqual(0)
})

it('can be cancelled at once', async () => {
  const cancel = new AbortController()
  const began = performance.now()
  const solving = mipSolver(cancel.signal)(hardCover(), { seconds: 60 })
  setTimeout(() => cancel.abort(), 500)
  expect(await solving).toMatchObject({ status: 'failed', bound: -Infinity })
  expect(performance.now() - began).toBeLessThan(20_000)
})
