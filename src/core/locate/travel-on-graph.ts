import { Problem } from '../problem.ts'
import type { Travel } from './travel.ts'

const MOST_PAIRS = 25_000_000

/** Undirected edges between nodes 0 to nodeCount − 1. */
export interface Edges {
  readonly nodeCount: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly length: Float64Array
}

/**
 * Shortest paths between all nodes (Dijkstra from each), every node demand and candidate. Pairs that
 * no path joins are absent.
 * @throws Problem too_large above 5,000 nodes
 */
export function travelOnGraph(edges: Edges): Travel {
  const n = edges.nodeCount
  if (n * n > MOST_PAIRS)
    throw new Problem(
      'too_large',
      `A graph of ${n} nodes has too many pairs: at most 5,000 nodes can be read.`,
    )
  const arcs = arcsOf(edges)
  const start = new Uint32Array(n + 1)
  const candidate = new Uint32Array(n * n)
  const distance = new Float64Array(n * n)
  let size = 0
  for (let i = 0; i < n; i++) {
    const from = shortestFrom(arcs, n, i)
    // Nodes leave the queue in order of distance: only ties need ordering.
    for (const j of from.order) {
      candidate[size] = j
      distance[size++] = from.distance[j]!
    }
    orderTies(candidate, distance, start[i]!, size)
    start[i + 1] = size
  }
  return {
    demandCount: n,
    candidateCount: n,
    start,
    candidate: candidate.slice(0, size),
    distance: distance.slice(0, size),
  }
}

/** Nodes that no path joins to node 0, ascending: empty where the graph is in one piece. */
export function cutOffNodes(travel: Travel): number[] {
  const isJoined = new Uint8Array(travel.candidateCount)
  for (const j of travel.candidate.subarray(0, travel.start[1])) isJoined[j] = 1
  return Array.from(isJoined.keys()).filter((j) => isJoined[j] === 0)
}

interface Arcs {
  readonly start: Uint32Array
  readonly to: Uint32Array
  readonly length: Float64Array
}

function arcsOf({ nodeCount, from, to, length }: Edges): Arcs {
  const start = new Uint32Array(nodeCount + 1)
  for (const node of from) start[node + 1]!++
  for (const node of to) start[node + 1]!++
  for (let i = 0; i < nodeCount; i++) start[i + 1]! += start[i]!
  const next = start.slice()
  const arcs = {
    start,
    to: new Uint32Array(2 * from.length),
    length: new Float64Array(2 * from.length),
  }
  for (let e = 0; e < from.length; e++) {
    for (const [a, b] of [
      [from[e]!, to[e]!],
      [to[e]!, from[e]!],
    ] as const) {
      const place = next[a]!++
      arcs.to[place] = b
      arcs.length[place] = length[e]!
    }
  }
  return arcs
}

function shortestFrom(arcs: Arcs, n: number, source: number) {
  const distance = new Float64Array(n).fill(Infinity)
  const isDone = new Uint8Array(n)
  const order: number[] = []
  const queue = new NodeQueue(arcs.to.length + 1)
  distance[source] = 0
  queue.push(source, 0)
  for (let node = queue.pop(); node >= 0; node = queue.pop()) {
    if (isDone[node]) continue
    isDone[node] = 1
    order.push(node)
    for (let k = arcs.start[node]!; k < arcs.start[node + 1]!; k++) {
      const other = arcs.to[k]!
      const along = distance[node]! + arcs.length[k]!
      if (along >= distance[other]!) continue
      distance[other] = along
      queue.push(other, along)
    }
  }
  return { distance, order }
}

function orderTies(candidate: Uint32Array, distance: Float64Array, from: number, to: number): void {
  for (let first = from; first < to; ) {
    let end = first + 1
    while (end < to && distance[end] === distance[first]) end++
    if (end - first > 1) candidate.subarray(first, end).sort()
    first = end
  }
}

/** A binary heap of nodes by distance; a node may be in it more than once. */
class NodeQueue {
  readonly #node: Uint32Array
  readonly #key: Float64Array
  #size = 0

  constructor(capacity: number) {
    this.#node = new Uint32Array(capacity)
    this.#key = new Float64Array(capacity)
  }

  push(node: number, key: number): void {
    let at = this.#size++
    while (at > 0) {
      const parent = (at - 1) >>> 1
      if (this.#key[parent]! <= key) break
      this.#put(at, this.#node[parent]!, this.#key[parent]!)
      at = parent
    }
    this.#put(at, node, key)
  }

  /** The nearest node, or −1. */
  pop(): number {
    if (this.#size === 0) return -1
    const top = this.#node[0]!
    const node = this.#node[--this.#size]!
    const key = this.#key[this.#size]!
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.#size) break
      if (child + 1 < this.#size && this.#key[child + 1]! < this.#key[child]!) child++
      if (this.#key[child]! >= key) break
      this.#put(at, this.#node[child]!, this.#key[child]!)
      at = child
    }
    this.#put(at, node, key)
    return top
  }

  #put(at: number, node: number, key: number): void {
    this.#node[at] = node
    this.#key[at] = key
  }
}
