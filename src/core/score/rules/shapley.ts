import { type Random, randomFrom } from '../../random.ts'
import { type Rule, wholePoints } from './rule.ts'

/** Up to this many criteria all coalitions are counted (4,096 scores); beyond, orders are drawn. */
const MOST_EXACT = 12

/**
 * Shapley shares as contributions to a score that is not a sum: what each criterion adds, averaged
 * over all orders in which criteria can join (Shapley, A Value for n-Person Games, 1953). Up to 12
 * criteria exactly; beyond, over `orders` seeded orders, each followed by its reverse.
 *
 * The shares are whole `POINT_STEP`s and add up to the score exactly, in any order: the rest that
 * rounding to steps leaves (some 10⁻¹⁰ points) is put on the share that is farthest from 0.
 *
 * @param rule scores a coalition; a criterion that is out counts as one that is inactive
 * @param criteria how many there are
 * @returns points, one a criterion; below 0 where a criterion drags the others down
 */
export function shapleyShares(
  rule: Rule,
  row: number,
  criteria: number,
  options: { readonly seed?: number; readonly orders?: number } = {},
): Float64Array {
  const shares =
    criteria <= MOST_EXACT
      ? exactShares(rule, row, criteria)
      : drawnShares(rule, row, criteria, randomFrom(options.seed ?? 1), options.orders ?? 500)
  settle(shares, rule.scoreAt(row))
  return shares
}

function exactShares(rule: Rule, row: number, criteria: number): Float64Array {
  const members = new Uint8Array(criteria)
  const values = Float64Array.from({ length: 2 ** criteria }, (_, coalition) => {
    for (let i = 0; i < criteria; i++) members[i] = (coalition >>> i) & 1
    return rule.scoreAt(row, members)
  })
  const weightBySize = coalitionWeights(criteria)
  const shares = new Float64Array(criteria)
  for (let i = 0; i < criteria; i++)
    for (let coalition = 0; coalition < values.length; coalition++)
      if (((coalition >>> i) & 1) === 0)
        shares[i]! +=
          weightBySize[bits(coalition)]! * (values[coalition | (1 << i)]! - values[coalition]!)
  return shares
}

/** s! (n − s − 1)! / n!: how often a coalition of s is what a newcomer finds. */
function coalitionWeights(criteria: number): Float64Array {
  const weights = new Float64Array(criteria)
  let choose = 1
  for (let size = 0; size < criteria; size++) {
    weights[size] = 1 / (criteria * choose)
    choose = (choose * (criteria - 1 - size)) / (size + 1)
  }
  return weights
}

function bits(coalition: number): number {
  let count = 0
  for (let rest = coalition; rest > 0; rest &= rest - 1) count++
  return count
}

function drawnShares(rule: Rule, row: number, criteria: number, random: Random, orders: number) {
  const shares = new Float64Array(criteria)
  const order = Array.from({ length: criteria }, (_, i) => i)
  for (let draw = 0; draw < orders; draw++) {
    for (let i = criteria - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    for (const turn of [order, order.toReversed()]) addOrder(rule, row, turn, shares)
  }
  return shares.map((share) => share / (2 * orders))
}

function addOrder(rule: Rule, row: number, order: readonly number[], shares: Float64Array): void {
  const members = new Uint8Array(order.length)
  let before = 0
  for (const i of order) {
    members[i] = 1
    const after = rule.scoreAt(row, members)
    shares[i]! += after - before
    before = after
  }
}

/** Rounds the shares to whole steps and makes them add up to the score. */
function settle(shares: Float64Array, score: number): void {
  let most = 0
  let rest = score
  for (let i = 0; i < shares.length; i++) {
    shares[i] = wholePoints(shares[i]!)
    rest -= shares[i]!
    if (Math.abs(shares[i]!) > Math.abs(shares[most]!)) most = i
  }
  if (shares.length > 0) shares[most]! += rest
}
