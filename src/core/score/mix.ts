import type { Frame } from './frame.ts'
import { nearness, type RankedSite, rankedSite, rowsByScore } from './rank.ts'
import type { Scores } from './score.ts'

/** One of several lists that are chosen side by side. */
export interface MixList {
  readonly frame: Frame
  readonly scores: Scores
  /** Sites wanted. */
  readonly quota: number
  /** Between two sites of this list. */
  readonly spacingMetres: number
}

/**
 * Ranked lists under several profiles, a quota each, whose sites do not stand on each other. Scores
 * of two profiles are not on one scale, so no score decides which list gets a place that both want:
 * lists choose by turns, the one that has least of its quota next (ties to the earlier), and each
 * takes its best site that stands its own spacing from its own and `apartMetres` from the others'.
 *
 * @returns a list each, fewer sites than the quota where no more are left
 */
export function mixSites(lists: readonly MixList[], apartMetres: number): RankedSite[][] {
  const choosers = lists.map((list) => new Chooser(list))
  for (;;) {
    const open = choosers.filter((chooser) => !chooser.isDone)
    if (open.length === 0) break
    open
      .reduce((least, each) => (each.filled < least.filled ? each : least))
      .choose(choosers, apartMetres)
  }
  return choosers.map(({ list, taken }) =>
    taken.map((row, place) => rankedSite(list.frame, list.scores, row, place + 1)),
  )
}

/** A list while it is being chosen. */
class Chooser {
  readonly list: MixList
  readonly taken: number[] = []
  readonly #rows: Generator<number>
  #isOut = false

  constructor(list: MixList) {
    this.list = list
    this.#rows = rowsByScore(list.scores.values, 16 * list.quota)
  }

  get isDone(): boolean {
    return this.#isOut || this.taken.length >= this.list.quota
  }

  /** Share of the quota that is taken. */
  get filled(): number {
    return this.taken.length / this.list.quota
  }

  choose(all: readonly Chooser[], apartMetres: number): void {
    const { frame, spacingMetres } = this.list
    const tests = all.map(({ list, taken }) => ({
      taken,
      isNear: nearness(frame, list === this.list ? spacingMetres : apartMetres, list.frame),
    }))
    // A row passed over now is too near to a site that stays: it need not be looked at again.
    for (let next = this.#rows.next(); !next.done; next = this.#rows.next()) {
      const row = next.value
      if (tests.some(({ taken, isNear }) => taken.some((other) => isNear(row, other)))) continue
      this.taken.push(row)
      return
    }
    this.#isOut = true
  }
}
