import { expect, test } from 'vitest'
import { arranged } from '../../src/client/state/site-list.ts'

const site = (rank: number, name: string, partner: string, more = {}) => ({
  rank,
  name,
  partner,
  where: 'in Nanjing',
  firm: Number.NaN,
  pinned: false,
  ...more,
})
const SITES = [
  site(1, 'Site 10', 'Shell', { firm: 0.5 }),
  site(2, 'Site 9', 'PetroChina', { firm: 0.9 }),
  site(3, 'Depot', 'Shell', { pinned: true, where: 'in Suzhou' }),
]
const ranks = (filter: string, order: 'rank' | 'name' | 'partner' | 'firm') =>
  arranged(SITES, filter, order).map(({ rank }) => rank)

test('pinned sites come first whatever the order, and the order holds below them', () => {
  expect(ranks('', 'rank')).toEqual([3, 1, 2])
  expect(ranks('', 'firm')).toEqual([3, 2, 1])
})

test('names are ordered by their numbers, not by their digits', () => {
  expect(ranks('', 'name')).toEqual([3, 2, 1])
})

test('all words of the filter must be somewhere in the row', () => {
  expect(ranks('shell nanjing', 'rank')).toEqual([1])
  expect(ranks('nobody', 'rank')).toEqual([])
})
