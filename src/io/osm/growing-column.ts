/** A column of numbers that grows; ids need all 53 bits, so Float64. */
export class GrowingColumn {
  #numbers = new Float64Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const wider = new Float64Array(2 * this.#length)
      wider.set(this.#numbers)
      this.#numbers = wider
    }
    this.#numbers[this.#length++] = value
  }

  /** A view on what was pushed, until the next push. */
  view(from = 0, to = this.#length): Float64Array {
    return this.#numbers.subarray(from, to)
  }

  /** The different values, ascending, as a column of their own. */
  sortedUnique(): Float64Array {
    const sorted = this.view().slice().sort()
    let length = 0
    for (const value of sorted) {
      if (length === 0 || value !== sorted[length - 1]) sorted[length++] = value
    }
    return sorted.slice(0, length)
  }
}

/** Row of a value in an ascending column, or −1. */
export function rowOf(sorted: Float64Array, value: number): number {
  let from = 0
  let to = sorted.length - 1
  while (from <= to) {
    const middle = (from + to) >>> 1
    const here = sorted[middle]!
    if (here === value) return middle
    if (here < value) from = middle + 1
    else to = middle - 1
  }
  return -1
}
