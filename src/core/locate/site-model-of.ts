import { flowDemand } from '../corridor/flow-clauses.ts'
import { capacityPlan } from './capacity-plan.ts'
import { coverDemand, joinedDemand } from './cover-demand.ts'
import { coverPlan } from './cover-plan.ts'
import { gradualPlan, medianPlan } from './median-plan.ts'
import type { CenterProblem, LocateProblem, SetCoveringProblem } from './problem.ts'
import type { SiteModel } from './site-model.ts'

/** A problem whose value is a sum over its demand: all but p-centre and the fewest sites. */
export type SummedProblem = Exclude<LocateProblem, CenterProblem | SetCoveringProblem>

/** Whether a problem asks for the best sum that so many sites, or a budget, reach. */
export function isSummed(problem: LocateProblem): problem is SummedProblem {
  if (problem.objective === 'p-center' || problem.objective === 'lscp') return false
  return !('share' in problem && problem.share !== undefined)
}

/** The model of a problem: each objective that is a sum has its line here. */
export function siteModelOf(problem: SummedProblem): SiteModel {
  const { choice } = problem
  if (problem.objective === 'p-median') return medianPlan(problem)
  if (problem.objective === 'flow') {
    return coverPlan(flowDemand(problem.paths, problem.range), choice)
  }
  if (problem.objective === 'mixed') {
    const { demand, travel, cutoff, paths, range } = problem
    const urban = coverDemand(demand, travel, cutoff)
    return coverPlan(joinedDemand(urban, flowDemand(paths, range)), choice)
  }
  if ('decay' in problem) return gradualPlan(problem)
  const { demand, travel, cutoff, times, capacity } = problem
  if (capacity) return capacityPlan({ ...problem, capacity })
  return coverPlan(coverDemand(demand, travel, cutoff, times), choice)
}
