import {
  dot,
  endHeading,
  type Heading,
  headingOf,
  mayTurn,
  type RouteNetwork,
  startHeading,
} from './route-joints.ts'
import { isRoundabout } from './route-roads.ts'

/** One way over a piece: arc 2p drives piece p as it is drawn, arc 2p + 1 against it. */
export type Arc = number

/** A roundabout is not for turning round: it is left at no more than 120° to the way in. */
const SHARPEST_EXIT_COSINE = -0.5

/** The arcs of one ref's network, which follows which, and which are not part of a route yet. */
export class RouteArcs {
  readonly #network: RouteNetwork
  readonly #heads: readonly Heading[]
  readonly #tails: readonly Heading[]
  readonly #leaving = new Map<number, Arc[]>()
  readonly #arriving = new Map<number, Arc[]>()
  readonly #free: Uint8Array
  /** 1 = part of a roundabout. */
  readonly #isRound: Uint8Array

  constructor(network: RouteNetwork) {
    this.#network = network
    const { pieces } = network
    this.#heads = pieces.map(({ lonLat }) => startHeading(lonLat))
    this.#tails = pieces.map(({ lonLat }) => endHeading(lonLat))
    this.#free = new Uint8Array(2 * pieces.length)
    this.#isRound = Uint8Array.from(pieces, ({ road }) => (road && isRoundabout(road) ? 1 : 0))
    pieces.forEach(({ road }, p) => {
      for (const arc of road?.oneWay ? [2 * p] : [2 * p, 2 * p + 1]) {
        this.#free[arc] = 1
        put(this.#leaving, this.#from(arc), arc)
        put(this.#arriving, this.#to(arc), arc)
      }
    })
  }

  isFree(arc: Arc): boolean {
    return this.#free[arc] === 1
  }

  use(path: readonly Arc[]): void {
    for (const arc of path) this.#free[arc] = 0
  }

  metres(path: readonly Arc[]): number {
    return path.reduce((sum, arc) => sum + this.#length(arc), 0)
  }

  isRing(path: readonly Arc[]): boolean {
    const [first, last] = [path[0]!, path.at(-1)!]
    return this.#to(last) === this.#from(first) && this.#follows(last, first)
  }

  /** Heading from where a path begins to where it ends. */
  bearing(path: readonly Arc[]): Heading {
    const [a, b] = [this.#end(path[0]!, 'from'), this.#end(path.at(-1)!, 'to')]
    return headingOf(a[0], a[1], b[0], b[1])
  }

  /** Free arcs by connected part, each in order. */
  components(): Arc[][] {
    const seen = new Set<Arc>()
    const parts: Arc[][] = []
    for (let arc = 0; arc < this.#free.length; arc++) {
      if (!this.isFree(arc) || seen.has(arc)) continue
      const part: Arc[] = [arc]
      seen.add(arc)
      for (const at of part)
        for (const node of [this.#from(at), this.#to(at)])
          for (const next of [...arcsAt(this.#leaving, node), ...arcsAt(this.#arriving, node)])
            if (!seen.has(next)) {
              seen.add(next)
              part.push(next)
            }
      parts.push(part.sort((a, b) => a - b))
    }
    return parts
  }

  /** On from an arc while there is a free one to follow, the straightest first. */
  chainFrom(arc: Arc): Arc[] {
    const chain = [arc]
    const taken = new Set(chain)
    for (;;) {
      const last = chain.at(-1)!
      const next = this.#next(last)
        .filter((candidate) => !taken.has(candidate))
        .sort((a, b) => dot(this.#out(last), this.#in(b)) - dot(this.#out(last), this.#in(a)))[0]
      if (next === undefined) return chain
      taken.add(next)
      chain.push(next)
    }
  }

  /** The longest of the shortest ways from an arc none leads to, to an arc that leads to none. */
  longestPath(among: readonly Arc[]): Arc[] {
    const sources = among.filter((arc) => !this.#previous(arc).some((a) => this.isFree(a)))
    let best: { path: Arc[]; metres: number } | undefined
    for (const source of sources.length > 0 ? sources : [among[0]!]) {
      const found = this.#farthest(source)
      if (!best || found.metres > best.metres) best = found
    }
    return best!.path
  }

  /** The farthest place a shortest way leads to without coming back to where it was. */
  #farthest(source: Arc): { path: Arc[]; metres: number } {
    const { metres, before } = this.#shortestWays(source)
    const reached = [...metres.keys()].sort((a, b) => metres.get(b)! - metres.get(a)! || a - b)
    for (const last of reached) {
      const path = [last]
      while (path.at(-1) !== source) path.push(before.get(path.at(-1)!)!)
      if (this.#isSimple(path.reverse())) return { path, metres: metres.get(last)! }
    }
    return { path: [source], metres: this.#length(source) }
  }

  #shortestWays(source: Arc) {
    const metres = new Map<Arc, number>([[source, this.#length(source)]])
    const before = new Map<Arc, Arc>()
    /** Heading out of the last arc that is not a roundabout. */
    const heading = new Map<Arc, Heading>([[source, this.#out(source)]])
    const queue = [source]
    for (const arc of queue)
      for (const next of this.#next(arc)) {
        const upTo = metres.get(arc)! + this.#length(next)
        if (next === source || upTo >= (metres.get(next) ?? Infinity)) continue
        const turn = dot(heading.get(arc)!, this.#in(next))
        const ahead = this.#isRound[next >> 1]! === 1
        if (this.#isRound[arc >> 1] && !ahead && turn < SHARPEST_EXIT_COSINE) continue
        metres.set(next, upTo)
        before.set(next, arc)
        heading.set(next, ahead ? heading.get(arc)! : this.#out(next))
        queue.push(next)
      }
    return { metres, before }
  }

  /** Whether a path meets no node twice, save where a ring closes. */
  #isSimple(path: readonly Arc[]): boolean {
    const nodes = path.map((arc) => this.#from(arc))
    const last = this.#to(path.at(-1)!)
    const met = new Set(nodes)
    return met.size === nodes.length && (last === nodes[0] || !met.has(last))
  }

  #next(arc: Arc): Arc[] {
    return arcsAt(this.#leaving, this.#to(arc)).filter(
      (a) => this.isFree(a) && this.#follows(arc, a),
    )
  }

  #previous(arc: Arc): Arc[] {
    return arcsAt(this.#arriving, this.#from(arc)).filter((a) => this.#follows(a, arc))
  }

  #follows(arc: Arc, next: Arc): boolean {
    return (arc ^ 1) !== next && mayTurn(this.#out(arc), this.#in(next))
  }

  #length(arc: Arc): number {
    return this.#network.pieces[arc >> 1]!.metres
  }

  #from(arc: Arc): number {
    return (arc & 1 ? this.#network.endNode : this.#network.startNode)[arc >> 1]!
  }

  #to(arc: Arc): number {
    return this.#from(arc ^ 1)
  }

  #in(arc: Arc): Heading {
    return arc & 1 ? turned(this.#tails[arc >> 1]!) : this.#heads[arc >> 1]!
  }

  #out(arc: Arc): Heading {
    return turned(this.#in(arc ^ 1))
  }

  #end(arc: Arc, which: 'from' | 'to'): [lon: number, lat: number] {
    const { lonLat } = this.#network.pieces[arc >> 1]!
    const k = (which === 'from') === ((arc & 1) === 0) ? 0 : lonLat.length - 2
    return [lonLat[k]!, lonLat[k + 1]!]
  }
}

function turned([east, north]: Heading): Heading {
  return [-east, -north]
}

function put(map: Map<number, Arc[]>, node: number, arc: Arc): void {
  const arcs = map.get(node)
  if (arcs) arcs.push(arc)
  else map.set(node, [arc])
}

function arcsAt(map: ReadonlyMap<number, Arc[]>, node: number): readonly Arc[] {
  return map.get(node) ?? []
}
