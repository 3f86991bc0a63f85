import { BestRows, type Selection } from '../best.ts'
import { checkColumns, checkWeights, scoreRow } from '../kernel.ts'
import {
  BLOCK_ROWS,
  MOST_CRITERIA,
  type QuantisedWeights,
  quantiseColumn,
  quantiseWeights,
} from './quantise.ts'
import { KERNEL_BASE64 } from './wasm.generated.ts'

type Scan = (...numbers: number[]) => number

// Rows between two looks at the floor: 16,384 rows of eight criteria are 128 KiB.
const STRETCH_ROWS = 16384
const PAGE_BYTES = 65536

/**
 * Finds the best rows of a large region, again and again under other weights: the same rows and
 * the same bits as `scoreCells` and `topRows`, without scoring every row in float64.
 *
 * A copy of the columns in one byte a value is read by a SIMD kernel, which lists the rows that
 * might be among the best (proof in quantise.ts); only these are scored. Takes about one byte a
 * value and one a row beside the columns, which are kept, not copied, and must not change: other
 * values or exclusions need a new selector (about 4 ns a value to make).
 *
 * One thread: for 10 million rows × 8 criteria two workers with half the rows each took 6.8 ms
 * instead of 8.9, and for 1 million no less than one.
 */
export class FastSelector {
  readonly #columns: readonly Float64Array[]
  readonly #rowCount: number
  readonly #blocksAt: number
  readonly #excludedAt: number
  readonly #weightsAt: number
  readonly #sumsAt: number
  readonly #hitsAt: number
  readonly #memory: WebAssembly.Memory
  readonly #scan: Scan

  /**
   * @param columns curve values in [0,1], one column a criterion, in registry order
   * @param excluded one byte a row: 0 = free, else the reason's code
   * @throws where lengths differ, a value is outside [0,1] or there are more than 257 criteria
   */
  constructor(columns: readonly Float64Array[], excluded: Uint8Array) {
    checkColumns(columns, excluded)
    if (columns.length > MOST_CRITERIA) {
      throw new Error(`Expected at most ${MOST_CRITERIA} columns, got ${columns.length}.`)
    }
    this.#columns = columns
    this.#rowCount = excluded.length
    const blockRows = Math.ceil(excluded.length / BLOCK_ROWS) * BLOCK_ROWS
    const pairs = Math.ceil(columns.length / 2)
    this.#weightsAt = 0
    this.#sumsAt = this.#weightsAt + 16 * pairs
    this.#hitsAt = this.#sumsAt + 64
    this.#blocksAt = this.#hitsAt + 4 * STRETCH_ROWS
    this.#excludedAt = this.#blocksAt + 2 * pairs * blockRows
    const bytes = this.#excludedAt + blockRows
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) })
    this.#scan = instantiate(this.#memory)
    this.#load(excluded, blockRows, pairs)
  }

  /**
   * The k best rows that are not excluded, best first, ties to the lower row.
   *
   * @param weights shares that sum to 1, one a criterion
   * @throws where weights or k are not what `scoreCells` and `topRows` take
   */
  select(weights: Float64Array, k: number): Selection {
    checkWeights(weights, this.#columns.length)
    const best = new BestRows(k, this.#rowCount)
    const quantised = quantiseWeights(weights)
    new Int16Array(this.#memory.buffer, this.#weightsAt, quantised.pairs.length).set(
      quantised.pairs,
    )
    const hits = new Uint32Array(this.#memory.buffer, this.#hitsAt, STRETCH_ROWS)
    for (let from = 0; from < this.#rowCount; from += STRETCH_ROWS) {
      const found = this.#scanFrom(from, quantised, best.floor)
      for (let i = 0; i < found; i++) {
        const row = hits[i] as number
        best.offer(row, scoreRow(this.#columns, weights, row))
      }
    }
    return best.take()
  }

  #load(excluded: Uint8Array, blockRows: number, pairs: number): void {
    const blocks = new Uint8Array(this.#memory.buffer, this.#blocksAt, 2 * pairs * blockRows)
    const criteria = this.#columns.length
    for (const [i, column] of this.#columns.entries()) quantiseColumn(column, i, criteria, blocks)
    const mask = new Uint8Array(this.#memory.buffer, this.#excludedAt, blockRows)
    mask.fill(1)
    mask.set(excluded)
  }

  #scanFrom(from: number, weights: QuantisedWeights, floor: number): number {
    const pairs = weights.pairs.length / 8
    return this.#scan(
      this.#blocksAt + 2 * pairs * from,
      pairs,
      this.#weightsAt,
      this.#excludedAt + from,
      from,
      Math.min(from + STRETCH_ROWS, this.#rowCount),
      weights.floorOf(floor),
      this.#sumsAt,
      this.#hitsAt,
    )
  }
}

function instantiate(memory: WebAssembly.Memory): Scan {
  const bytes = Uint8Array.from(atob(KERNEL_BASE64), (letter) => letter.charCodeAt(0))
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } })
  return exports.scan as Scan
}
