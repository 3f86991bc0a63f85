import { coverDemand } from './cover-demand.ts'
import { fewestSites } from './fewest-sites.ts'
import type { CenterProblem } from './problem.ts'
import type { Found, SearchTools } from './search-tools.ts'

/** Share of the time left that one distance may take. */
const SHARE_OF_TIME = 0.34

/**
 * p-centre by bisection over the distances that occur (Minieka 1970): within r, do p sites reach
 * every point? Each question is a set covering problem. A question that stays open in its time
 * leaves a gap: the value is the least distance shown to do, the bound the least not excluded.
 */
export async function solveCenter(problem: CenterProblem, tools: SearchTools): Promise<Found> {
  const distances = distinctDistances(problem)
  const run = new CenterRun(problem, tools)
  // Below `low` it is proven that p sites do not do, below `from` they were not found to; at `high`
  // they do.
  let [low, from, high] = [0, 0, distances.length]
  while (from < high) {
    const middle = (from + high) >>> 1
    const answer = await run.ask(distances[middle]!)
    if (answer === 'enough') high = middle
    else from = middle + 1
    if (answer === 'too few') low = middle + 1
    if (high < distances.length) tools.onProgress?.(distances[high]!, distances[low]!)
  }
  return run.take(high < distances.length, distances[low])
}

class CenterRun {
  readonly #problem: CenterProblem
  readonly #tools: SearchTools
  readonly #until: number
  readonly #everyPoint: Float64Array
  #open: readonly number[] = []
  #reason: string | undefined
  #solver = 'bisection'

  constructor(problem: CenterProblem, tools: SearchTools) {
    this.#problem = problem
    this.#tools = tools
    this.#until = tools.now() + 1000 * tools.seconds
    this.#everyPoint = new Float64Array(problem.travel.demandCount).fill(1)
  }

  /** Whether the sites that may open reach every point within a distance. */
  async ask(distance: number): Promise<'enough' | 'too few' | 'not known'> {
    const { travel, choice, maxDistance } = this.#problem
    const sites = choice.sites ?? Infinity
    // At the distance that is charged anyway, nothing need be reached: any plan does.
    const isCharged = distance === maxDistance
    const aim = { demand: isCharged ? 0 : travel.demandCount, enoughAt: sites }
    const seconds = SHARE_OF_TIME * Math.max(0, (this.#until - this.#tools.now()) / 1000)
    const demand = coverDemand(this.#everyPoint, travel, distance)
    const { onProgress: _, ...quiet } = this.#tools
    const found = await fewestSites(demand, choice, aim, { ...quiet, seconds })
    const solver = `bisection of ${found.solver}`
    if (solver.length > this.#solver.length) this.#solver = solver
    this.#reason = found.reason
    if (found.open && found.open.length <= sites) {
      this.#open = found.open
      return 'enough'
    }
    return found.reason !== undefined || found.bound > sites ? 'too few' : 'not known'
  }

  take(hasPlan: boolean, bound: number | undefined): Found {
    const solver = this.#solver
    if (hasPlan) return { open: this.#open, bound: bound!, solver }
    if (bound !== undefined) return { bound, solver }
    const tooFew = 'so few sites do not reach every demand point'
    return { bound: Infinity, solver, reason: this.#reason ?? tooFew }
  }
}

/** Every distance that can be the answer, ascending; the one that is charged comes last. */
function distinctDistances({ travel, maxDistance }: CenterProblem): Float64Array {
  const most = maxDistance ?? Infinity
  const sorted = travel.distance.filter((distance) => distance < most).sort()
  const distinct = sorted.filter((distance, k) => k === 0 || distance !== sorted[k - 1])
  if (maxDistance === undefined) return distinct
  const withCharge = new Float64Array(distinct.length + 1)
  withCharge.set(distinct)
  withCharge[distinct.length] = maxDistance
  return withCharge
}
