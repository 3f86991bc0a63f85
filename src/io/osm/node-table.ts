import { rowOf } from './growing-column.ts'

/** Where the wanted nodes are: ids ascending, degrees beside them, NaN until seen. */
export class NodeTable {
  readonly #ids: Float64Array
  readonly #lonLat: Float64Array
  /** Files list nodes by id: the next one wanted is mostly the one after the last. */
  #next = 0

  /** @param ids the wanted nodes, ascending, each once */
  constructor(ids: Float64Array) {
    this.#ids = ids
    this.#lonLat = new Float64Array(2 * ids.length).fill(Number.NaN)
  }

  set(id: number, lon: number, lat: number): void {
    const row = this.#ids[this.#next] === id ? this.#next : rowOf(this.#ids, id)
    if (row < 0) return
    this.#lonLat[2 * row] = lon
    this.#lonLat[2 * row + 1] = lat
    this.#next = row + 1
  }

  /** Nodes that were wanted and never seen. */
  missing(): number {
    let missing = 0
    for (let k = 0; k < this.#lonLat.length; k += 2) if (Number.isNaN(this.#lonLat[k]!)) missing++
    return missing
  }

  get length(): number {
    return this.#ids.length
  }

  /** Coordinates of a list of nodes, flat, those never seen left out. */
  line(refs: ArrayLike<number>): number[] {
    const line: number[] = []
    for (let i = 0; i < refs.length; i++) {
      const row = rowOf(this.#ids, refs[i]!)
      const lon = row < 0 ? Number.NaN : this.#lonLat[2 * row]!
      if (!Number.isNaN(lon)) line.push(lon, this.#lonLat[2 * row + 1]!)
    }
    return line
  }
}
