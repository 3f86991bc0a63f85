import { type Arc, RouteArcs } from './route-arcs.ts'
import { dot, type RouteNetwork } from './route-joints.ts'

/** A way through the network: arcs in the order of travel. */
export interface RoutePath {
  readonly arcs: readonly Arc[]
  readonly rank: 'trunk' | 'branch'
  readonly ring: boolean
}

/** The second trunk is at least this share of the first, or it is a branch. */
const LEAST_TRUNK_SHARE = 0.5

/**
 * The ways through the network of one ref. In each connected part the trunk is the longest of the
 * shortest ways from an end to an end (without loops: the longest way there is), and its
 * counterpart the other way; whatever is left over are branches, each as long as it goes on.
 */
export function routePaths(network: RouteNetwork): RoutePath[] {
  const arcs = new RouteArcs(network)
  return arcs
    .components()
    .flatMap((component) => [...trunksOf(arcs, component), ...branchesOf(arcs, component)])
}

/** The ways through roads that have no name in common: branches all. */
export function unnamedPaths(network: RouteNetwork): RoutePath[] {
  const arcs = new RouteArcs(network)
  return arcs.components().flatMap((component) => branchesOf(arcs, component))
}

function trunksOf(arcs: RouteArcs, component: readonly Arc[]): RoutePath[] {
  const first = arcs.longestPath(component)
  arcs.use(first)
  const paths: RoutePath[] = [{ arcs: first, rank: 'trunk', ring: arcs.isRing(first) }]
  const second = counterpart(arcs, component, first)
  if (second.length > 0) {
    arcs.use(second)
    paths.push({ arcs: second, rank: 'trunk', ring: arcs.isRing(second) })
  }
  return paths
}

function branchesOf(arcs: RouteArcs, component: readonly Arc[]): RoutePath[] {
  const paths: RoutePath[] = []
  for (const arc of component) {
    if (!arcs.isFree(arc)) continue
    const chain = arcs.chainFrom(arc)
    arcs.use(chain)
    paths.push({ arcs: chain, rank: 'branch', ring: arcs.isRing(chain) })
  }
  return paths
}

/** The way back: over the same pieces where it may, else over the other carriageway. */
function counterpart(arcs: RouteArcs, component: readonly Arc[], first: readonly Arc[]): Arc[] {
  const back = first.map((arc) => arc ^ 1).reverse()
  if (back.every((arc) => arcs.isFree(arc))) return back
  const rest = component.filter((arc) => arcs.isFree(arc))
  if (rest.length === 0) return []
  const other = arcs.longestPath(rest)
  const longEnough = arcs.metres(other) >= LEAST_TRUNK_SHARE * arcs.metres(first)
  return longEnough && dot(arcs.bearing(first), arcs.bearing(other)) <= 0 ? other : []
}
