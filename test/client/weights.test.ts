import { expect, test } from 'vitest'
import {
  isProfileWeights,
  moveShare,
  profileWeights,
  sharesOf,
} from '../../src/client/state/weights.ts'

const CRITERIA = [
  { id: 'unserved', weight: 0.4, active: true },
  { id: 'grid_headroom', weight: 0.2, active: true },
  { id: 'partner_fit', weight: 0.2, active: true },
  { id: 'rent', weight: 0.2, active: false },
] as const

const shares = (weights: object) => Object.fromEntries(sharesOf(CRITERIA, weights))

test('the weight of an inactive criterion is shared out among the others', () => {
  expect(shares({})).toEqual({ unserved: 0.5, grid_headroom: 0.25, partner_fit: 0.25, rent: 0 })
})

test('a moved share is what was asked for, and the others keep their proportions', () => {
  const moved = shares(moveShare(CRITERIA, {}, 'grid_headroom', 0.4))
  expect(moved.grid_headroom).toBeCloseTo(0.4, 12)
  expect(moved.unserved).toBeCloseTo(0.4, 12)
  expect(moved.partner_fit).toBeCloseTo(0.2, 12)
})

test('going to 100% and back loses nothing', () => {
  const all = moveShare(CRITERIA, {}, 'unserved', 1)
  expect(Math.round(shares(all).unserved! * 100)).toBe(100)
  const back = shares(moveShare(CRITERIA, all, 'unserved', 0.5))
  expect(back.grid_headroom).toBeCloseTo(0.25, 9)
  expect(back.partner_fit).toBeCloseTo(0.25, 9)
})

test('where all the others are at zero, the proportions of the profile come back', () => {
  const alone = { unserved: 1, grid_headroom: 0, partner_fit: 0 }
  const moved = shares(moveShare(CRITERIA, alone, 'unserved', 0.5))
  expect(moved).toMatchObject({ grid_headroom: 0.25, partner_fit: 0.25 })
})

test('a criterion that is alone keeps the whole score', () => {
  const alone = [CRITERIA[0], CRITERIA[3]]
  expect(moveShare(alone, {}, 'unserved', 0.2)).toEqual({})
})

test('a locked share stays, and the rest is shared out among the others', () => {
  const locked = new Set(['partner_fit'])
  const moved = shares(moveShare(CRITERIA, {}, 'unserved', 0.6, locked))
  expect(moved.partner_fit).toBeCloseTo(0.25, 12)
  expect(moved.unserved).toBeCloseTo(0.6, 12)
  expect(moved.grid_headroom).toBeCloseTo(0.15, 12)
  const most = shares(moveShare(CRITERIA, {}, 'unserved', 1, locked))
  expect(most.partner_fit).toBeCloseTo(0.25, 9)
  expect(most.unserved).toBeCloseTo(0.75, 5)
})

test('where all the others are locked nothing moves', () => {
  const locked = new Set(['partner_fit', 'grid_headroom'])
  expect(moveShare(CRITERIA, {}, 'unserved', 0.1, locked)).toEqual({})
})

test('the weights of the profile are known as such, whatever they sum to', () => {
  expect(isProfileWeights(CRITERIA, profileWeights(CRITERIA))).toBe(true)
  expect(isProfileWeights(CRITERIA, { unserved: 4, grid_headroom: 2, partner_fit: 2 })).toBe(true)
  expect(isProfileWeights(CRITERIA, moveShare(CRITERIA, {}, 'unserved', 0.6))).toBe(false)
})
