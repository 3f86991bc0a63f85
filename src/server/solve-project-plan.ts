import { type PlanAnswer, planAnswer } from '../api/plan.ts'
import { type PlanQuery, planQuestion } from '../api/plan-query.ts'
import type { SearchTools } from '../core/locate/search-tools.ts'
import { planProblem } from '../core/plan/plan-problem.ts'
import { planReport } from '../core/plan/plan-report.ts'
import { settledProfile } from '../core/scenario/settle.ts'
import type { Profile } from '../core/score/profile.ts'
import type { Project } from '../store/project.ts'
import { readScenario } from '../store/scenarios.ts'
import { readExtrasQuery, solveWithExtras } from './plan-extras.ts'
import { readPlanInput } from './plan-input.ts'

/** What a plan tells while it is made. */
export interface PlanWatch {
  /** A new step begins. */
  step(label: string): void
  /** Whether a person has ended it. */
  isStopped(): boolean
}

/**
 * Plans a project: the one way from a file and a question to an answer, for command line and
 * server. The same question gives the same answer where no time limit ended the search.
 * @throws Problem for a question that cannot be meant or answered
 */
export async function solveProjectPlan(
  project: Project,
  profile: Profile,
  query: PlanQuery,
  tools: Omit<SearchTools, 'seconds' | 'seed'>,
  watch: PlanWatch,
): Promise<PlanAnswer> {
  const started = performance.now()
  const scenario = query.scenario === undefined ? undefined : readScenario(project, query.scenario)
  // Cutoff, spacing and range are the scenario's where it says so.
  const question = planQuestion(query, settledProfile(profile, scenario?.changes ?? []))
  watch.step('Reading the project and its best cells')
  const { input, marked, unapplied } = readPlanInput(
    project,
    profile,
    question.candidates,
    scenario,
  )
  watch.step('Joining demand and candidates')
  const made = planProblem(input, {
    ...question,
    fixed: [...new Set([...question.fixed, ...marked.fixed])],
    avoided: marked.forbidden,
  })
  watch.step('Searching for a plan')
  const { seconds, seed } = query
  const cost = Float64Array.from(made.places.lat, (_, j) => made.candidates[j]?.cost ?? 0)
  const beside = readExtrasQuery(query, { cost })
  const timed = { ...tools, seconds, seed }
  const { plan, extras } = await solveWithExtras(made.problem, beside, { cost }, timed, made.names)
  const report = planReport(made, plan, input.datasets, unapplied)
  return planAnswer(plan, report, query, extras, {
    stopped: watch.isStopped(),
    elapsedMs: Math.round(performance.now() - started),
  })
}
