import type { RouteGraph } from './route-graph.ts'

/** Shortest ways from one node to all others. */
export interface ShortestWays {
  /** Infinity where none leads. */
  readonly metres: Float64Array
  /** Arc by which each node is reached, −1 at the start and where none leads. */
  readonly by: Int32Array
}

/** Dijkstra's algorithm (1959) over the arcs of a graph; ties go to the way found first. */
export function shortestWays({ arcs, leaving }: RouteGraph, from: number): ShortestWays {
  const metres = new Float64Array(leaving.length).fill(Infinity)
  const by = new Int32Array(leaving.length).fill(-1)
  const heap: [metres: number, node: number][] = [[0, from]]
  metres[from] = 0
  while (heap.length > 0) {
    const [far, node] = takeLeast(heap)
    if (far > metres[node]!) continue
    for (const arc of leaving[node]!) {
      const { to, metres: length } = arcs[arc]!
      if (far + length >= metres[to]!) continue
      metres[to] = far + length
      by[to] = arc
      put(heap, [far + length, to])
    }
  }
  return { metres, by }
}

/** The arcs from the start to a node, in the order of travel. */
export function wayTo({ arcs }: RouteGraph, { by }: ShortestWays, node: number): number[] {
  const way: number[] = []
  for (let at = node; by[at]! >= 0; at = arcs[by[at]!]!.from) way.push(by[at]!)
  return way.reverse()
}

function put(heap: [number, number][], entry: [number, number]): void {
  let at = heap.push(entry) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (heap[parent]![0] <= entry[0]) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = entry
}

function takeLeast(heap: [number, number][]): [number, number] {
  const least = heap[0]!
  const last = heap.pop()!
  if (heap.length === 0) return least
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && heap[child + 1]![0] < heap[child]![0]) child++
    if (heap[child]![0] >= last[0]) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = last
  return least
}
