import type { Network } from './network.ts'
import { randomStream } from './random.ts'
import type { SiteSearch, SiteSet, TimeLimit } from './site-search.ts'
import type { Rows } from './sparse.ts'

/** Of a site's demand, and of the sites that reach it, so many are looked at to find neighbours. */
const LOOKS = 24
/** Sites closed in one turn. */
const MOST_CLOSED = 8
/** Sites opened beyond the limit, for a moment. */
const MOST_EXTRA = 3
/** Turns after which the search goes back to the best plan. */
const RETURN_EVERY = 100
/** A plan worse by up to this share is gone on from now and then. */
const LARGEST_STEP_BACK = 1e-3

/** How a perturbation goes. */
export interface Perturbing {
  readonly seed: number
  readonly limit: TimeLimit
  readonly mostTurns: number
  /** Ends when the value is reached. */
  readonly enough?: number
}

/**
 * Again and again closes a few sites that lie near each other (they reach the same demand), bars
 * them while it fills up, then interchanges around them; keeps what is not worse (a large
 * neighbourhood search, Shaw 1998). Leaves the best in `search`.
 */
export function perturb(search: SiteSearch, how: Perturbing): void {
  const random = randomStream(how.seed)
  let best = search.take()
  let current = best
  for (let turn = 0; turn < how.mostTurns && how.limit.now() < how.limit.until; turn++) {
    if (best.sites.length === 0 || best.value >= (how.enough ?? Infinity)) break
    tryTurn(search, current, random, how.limit)
    const worst = current.value - tolerance(best.value, turn, random)
    if (search.network.value < worst || !search.isPlan) search.restart(current.sites)
    else current = search.take()
    if (current.value > best.value) best = current
    else if (turn % RETURN_EVERY === RETURN_EVERY - 1) {
      search.restart(best.sites)
      current = best
    }
  }
  search.restart(best.sites)
}

/** How much worse a plan may be and still be gone on from: now and then a little. */
function tolerance(best: number, turn: number, random: () => number): number {
  return turn % 4 === 0 ? LARGEST_STEP_BACK * random() * Math.abs(best) : 0
}

function tryTurn(
  search: SiteSearch,
  current: SiteSet,
  random: () => number,
  limit: TimeLimit,
): void {
  const { network, barred } = search
  const centre = current.sites[Math.floor(random() * current.sites.length)]!
  const away = cluster(network, centre, 1 + Math.floor(MOST_CLOSED * random() * random()), random)
  for (const site of away) search.close(site)
  // All that were closed may not come back at once, or nothing would change.
  const out = away.filter((_, k) => k === 0 || random() < 0.5)
  for (const site of out) barred[site] = 1
  search.fill()
  for (const site of out) barred[site] = 0
  search.oscillate(1 + Math.floor(MOST_EXTRA * random()))
  search.interchange(limit, 6, Uint32Array.from(nearOpen(network, away)))
}

/** An open site and so many others around it, each sharing demand with one before. */
function cluster(network: Network, centre: number, size: number, random: () => number): number[] {
  const found = [centre]
  for (let k = 0; k < found.length && found.length < size; k++) {
    const near = nearOpen(network, [found[k]!]).filter((site) => !found.includes(site))
    found.push(...shuffled(near, random).slice(0, size - found.length))
  }
  return found
}

/** Open sites that share demand with any of these, ascending. */
function nearOpen(network: Network, sites: readonly number[]): number[] {
  const found = new Set<number>()
  for (const site of sites) {
    for (const row of some(network.reaches, site)) {
      for (const other of some(network.reachedBy, row)) {
        if (network.isOpen[other]) found.add(other)
      }
    }
  }
  return [...found].sort((a, b) => a - b)
}

/** Entries of a row, evenly thinned where there are many. */
function* some({ start, index }: Rows, row: number): Iterable<number> {
  const step = Math.max(1, Math.floor((start[row + 1]! - start[row]!) / LOOKS))
  for (let k = start[row]!; k < start[row + 1]!; k += step) yield index[k]!
}

function shuffled(list: readonly number[], random: () => number): number[] {
  const mixed = [...list]
  for (let k = mixed.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1))
    const held = mixed[k]!
    mixed[k] = mixed[other]!
    mixed[other] = held
  }
  return mixed
}
