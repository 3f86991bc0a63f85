/** Closed rings of node ids, and how many ways were left over. */
export interface Assembly {
  readonly rings: readonly (readonly number[])[]
  readonly openWays: number
}

/** A ring of fewer than four ids (the first again at the end) encloses nothing. */
const LEAST_RING = 4

/**
 * Joins ways at their end nodes into closed rings. Where several rings touch in a node the walk
 * cuts a ring off as soon as it comes back to a node it has passed; a dead end is walked back.
 */
export function assembleRings(ways: readonly (readonly number[])[]): Assembly {
  const rings: number[][] = []
  const used = new Uint8Array(ways.length)
  const waysAt = endsOf(ways)
  let openWays = 0
  for (let start = 0; start < ways.length; start++) {
    if (used[start]) continue
    used[start] = 1
    const path: (readonly number[])[] = [ways[start]!]
    const nodes = [ways[start]![0]!, ways[start]!.at(-1)!]
    while (path.length > 0) {
      const end = nodes.at(-1)!
      const passed = nodes.lastIndexOf(end, -2)
      if (passed >= 0) {
        const ring = join(path.splice(passed))
        nodes.length = passed + 1
        if (ring.length >= LEAST_RING) rings.push(ring)
        else openWays++
        continue
      }
      const next = waysAt.get(end)?.find((way) => !used[way])
      if (next === undefined) {
        path.pop()
        nodes.pop()
        openWays++
        continue
      }
      used[next] = 1
      const way = ways[next]!
      path.push(way[0] === end ? way : [...way].reverse())
      nodes.push(path.at(-1)!.at(-1)!)
    }
  }
  return { rings, openWays }
}

function endsOf(ways: readonly (readonly number[])[]): Map<number, number[]> {
  const waysAt = new Map<number, number[]>()
  ways.forEach((way, i) => {
    for (const end of new Set([way[0]!, way.at(-1)!])) {
      const here = waysAt.get(end)
      if (here) here.push(i)
      else waysAt.set(end, [i])
    }
  })
  return waysAt
}

function join(path: readonly (readonly number[])[]): number[] {
  const ring = [path[0]![0]!]
  for (const way of path) for (let k = 1; k < way.length; k++) ring.push(way[k]!)
  return ring
}
