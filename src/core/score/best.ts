/** The best rows, best first, with their scores (0–100). */
export interface Selection {
  rows: Uint32Array
  scores: Float64Array
}

// Room for late offers even where k is small, so that the selection is rarely repeated.
const SPARE_ROWS = 1024

/**
 * Keeps the k best of the rows offered: higher score first, ties to the lower row.
 *
 * Holds up to 2k + 1,024 rows; when full, a quickselect keeps the best k and raises the floor that
 * a row must reach. Each selection takes O(k) and frees more than k places, so n offers take O(n)
 * in any order.
 */
export class BestRows {
  /** How many rows are kept at the end. */
  readonly k: number
  /** A row with a lower score is no longer among the best k. −Infinity until known; only rises. */
  floor = -Infinity
  #floorRow = -1
  #count = 0
  readonly #rows: Uint32Array
  readonly #scores: Float64Array

  /**
   * @param k how many rows to keep
   * @param rowCount how many rows there are at most: a larger k means all of them
   * @throws where k is not a whole number ≥ 0
   */
  constructor(k: number, rowCount: number) {
    if (!Number.isSafeInteger(k) || k < 0) {
      throw new Error(`Expected k to be a whole number ≥ 0, got ${k}.`)
    }
    this.k = Math.min(k, rowCount)
    if (k === 0) this.floor = Infinity
    this.#rows = new Uint32Array(2 * this.k + SPARE_ROWS)
    this.#scores = new Float64Array(2 * this.k + SPARE_ROWS)
  }

  /** Offers a row, in any order, each row once. NaN is never kept. */
  offer(row: number, score: number): void {
    if (!(score >= this.floor) || (score === this.floor && row > this.#floorRow)) return
    this.#rows[this.#count] = row
    this.#scores[this.#count++] = score
    if (this.#count === this.#rows.length) this.#keepBest()
  }

  /** The best k, fewer where fewer were offered. */
  take(): Selection {
    if (this.#count > this.k) this.#keepBest()
    const rows = this.#rows
    const scores = this.#scores
    const places = Uint32Array.from({ length: this.#count }, (_, place) => place).sort(
      (a, b) =>
        (scores[b] as number) - (scores[a] as number) || (rows[a] as number) - (rows[b] as number),
    )
    const best = { rows: new Uint32Array(places.length), scores: new Float64Array(places.length) }
    for (let i = 0; i < places.length; i++) {
      best.rows[i] = rows[places[i] as number] as number
      best.scores[i] = scores[places[i] as number] as number
    }
    return best
  }

  #keepBest(): void {
    selectBest(this.#rows, this.#scores, this.#count, this.k)
    this.#count = this.k
    this.floor = this.#scores[this.k - 1] as number
    this.#floorRow = this.#rows[this.k - 1] as number
  }
}

/** Hoare's quickselect: afterwards the first k are the best k, and the last of them the worst. */
function selectBest(rows: Uint32Array, scores: Float64Array, count: number, k: number): void {
  let left = 0
  let right = count - 1
  while (left < right) {
    moveMedianToMiddle(rows, scores, left, right)
    const middle = (left + right) >>> 1
    const score = scores[middle] as number
    const row = rows[middle] as number
    let i = left
    let j = right
    while (i <= j) {
      while (isBefore(scores[i] as number, rows[i] as number, score, row)) i++
      while (isBefore(score, row, scores[j] as number, rows[j] as number)) j--
      if (i <= j) swap(rows, scores, i++, j--)
    }
    if (k - 1 <= j) right = j
    else if (k - 1 >= i) left = i
    else return
  }
}

function moveMedianToMiddle(
  rows: Uint32Array,
  scores: Float64Array,
  left: number,
  right: number,
): void {
  const middle = (left + right) >>> 1
  orderPair(rows, scores, left, middle)
  orderPair(rows, scores, left, right)
  orderPair(rows, scores, middle, right)
}

function orderPair(rows: Uint32Array, scores: Float64Array, i: number, j: number): void {
  if (isBefore(scores[j] as number, rows[j] as number, scores[i] as number, rows[i] as number)) {
    swap(rows, scores, i, j)
  }
}

function isBefore(score: number, row: number, otherScore: number, otherRow: number): boolean {
  return score > otherScore || (score === otherScore && row < otherRow)
}

function swap(rows: Uint32Array, scores: Float64Array, i: number, j: number): void {
  const row = rows[i] as number
  const score = scores[i] as number
  rows[i] = rows[j] as number
  scores[i] = scores[j] as number
  rows[j] = row
  scores[j] = score
}
