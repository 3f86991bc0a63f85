import { GrowingColumn, rowOf } from './growing-column.ts'

/** Share of idle elements above which a file cannot be whole; whole files have none or few. */
const SUSPECT_SHARE = 0.05
const SUSPECT_COUNT = 3
const SAMPLED_NODES = 100_000

/**
 * Tells a file cut off between two blocks, which nothing in its frame gives away: nodes without
 * tags exist for their ways, and ways without tags for their relations, so where many of them
 * serve nothing, the later part of the file is missing. Nodes are sampled by id.
 */
export class Completeness {
  readonly #sampleEvery: number
  readonly #memberWays = new GrowingColumn()
  readonly #usedNodes = new Set<number>()
  #sortedWays: Float64Array = new Float64Array()
  readonly count = { nodes: 0, ways: 0, relations: 0 }
  #bareNodes = 0
  #idleNodes = 0
  #bareWays = 0
  #idleWays = 0

  /** @param nodesAbout roughly how many nodes the file holds */
  constructor(nodesAbout: number) {
    this.#sampleEvery = Math.max(1, Math.round(nodesAbout / SAMPLED_NODES))
  }

  addRelation(memberWays: Iterable<number>): void {
    this.count.relations++
    for (const way of memberWays) this.#memberWays.push(way)
  }

  /** After the last relation. */
  beginWays(): void {
    this.#sortedWays = this.#memberWays.sortedUnique()
  }

  addWay(id: number, refs: readonly number[], hasTags: boolean): void {
    this.count.ways++
    for (const ref of refs) if (ref % this.#sampleEvery === 0) this.#usedNodes.add(ref)
    if (hasTags) return
    this.#bareWays++
    if (rowOf(this.#sortedWays, id) < 0) this.#idleWays++
  }

  addNode(id: number, hasTags: boolean): void {
    this.count.nodes++
    if (hasTags || id % this.#sampleEvery !== 0) return
    this.#bareNodes++
    if (!this.#usedNodes.has(id)) this.#idleNodes++
  }

  /** What is missing, as the end of a sentence; undefined where the file looks whole. */
  whatIsMissing(): string | undefined {
    const { nodes, ways, relations } = this.count
    if (nodes + ways + relations === 0) return 'it holds no map data'
    if (ways + relations === 0) return `it holds ${nodes} nodes but no way and no relation`
    if (isSuspect(this.#idleNodes, this.#bareNodes)) {
      return `${percent(this.#idleNodes, this.#bareNodes)} of its plain nodes belong to no way`
    }
    if (isSuspect(this.#idleWays, this.#bareWays)) {
      return `${percent(this.#idleWays, this.#bareWays)} of its plain ways belong to no relation`
    }
    return undefined
  }
}

function isSuspect(idle: number, all: number): boolean {
  return idle >= SUSPECT_COUNT && idle > SUSPECT_SHARE * all
}

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)}%`
}
