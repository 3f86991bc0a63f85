/** Sites in a block: a power of two, so that a shift finds it. */
const SHIFT = 7

/**
 * What opening each site would add, and for each block of 128 sites a number that no gain in it
 * exceeds: looking for the best site is a look at the blocks and at the few that may hold it, not at
 * all sites. A gain that falls leaves its block's number as it is; it is put right when next looked
 * at.
 */
export class Gains {
  /** One a site. */
  readonly of: Float64Array
  readonly #most: Float64Array

  constructor(siteCount: number) {
    this.of = new Float64Array(siteCount)
    this.#most = new Float64Array((siteCount >> SHIFT) + 1)
  }

  add(site: number, change: number): void {
    const gain = this.of[site]! + change
    this.of[site] = gain
    if (change > 0 && gain > this.#most[site >> SHIFT]!) this.#most[site >> SHIFT] = gain
  }

  /** The admitted site of the largest gain above `least`, ties to the lower one; −1 where none is. */
  best(least: number, admits: (site: number) => boolean): number {
    let [site, most] = [-1, least]
    for (let block = 0; block < this.#most.length; block++) {
      if (!(this.#most[block]! > most)) continue
      const end = Math.min(this.of.length, (block + 1) << SHIFT)
      let largest = Number.NEGATIVE_INFINITY
      for (let s = block << SHIFT; s < end; s++) {
        const gain = this.of[s]!
        if (gain > largest) largest = gain
        if (gain > most && admits(s)) {
          site = s
          most = gain
        }
      }
      this.#most[block] = largest
    }
    return site
  }
}
