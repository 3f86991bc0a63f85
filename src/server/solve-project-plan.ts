import { type PlanAnswer, planAnswer } from '../api/plan.ts'
import { type PlanQuery, planQuestion } from '../api/plan-query.ts'
import type { SearchTools } from '../core/locate/search-tools.ts'
import { solvePlan } from '../core/locate/solve.ts'
import { type PlanInput, planProblem } from '../core/plan/plan-problem.ts'
import type { PlanQuestion } from '../core/plan/plan-question.ts'
import { planReport } from '../core/plan/plan-report.ts'
import type { Profile } from '../core/score/profile.ts'
import { readGrid } from '../store/grid-columns.ts'
import { listDatasets } from '../store/list-datasets.ts'
import type { Project } from '../store/project.ts'
import { projectFrame } from '../store/project-frame.ts'
import { readDataset } from '../store/read-dataset.ts'
import { FRAME_CODEC } from './frame-codec.ts'

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
  const question = planQuestion(query, profile)
  const input = planInput(project, profile, question, watch)
  watch.step('Joining demand and candidates')
  const made = planProblem(input, question)
  watch.step('Searching for a plan')
  const { seconds, seed } = query
  const plan = await solvePlan(made.problem, { ...tools, seconds, seed }, made.names)
  const report = planReport(made, plan, input.datasets)
  return planAnswer(plan, report, query, {
    stopped: watch.isStopped(),
    elapsedMs: Math.round(performance.now() - started),
  })
}

function planInput(
  project: Project,
  profile: Profile,
  question: PlanQuestion,
  watch: PlanWatch,
): PlanInput {
  const datasets = listDatasets(project).map((head) => readDataset(project, head))
  const grid = readGrid(project)
  if (question.candidates.every(({ from }) => from === 'sites')) return { grid, datasets, profile }
  watch.step(`Scoring ${profile.id} for its best cells`)
  const { frame } = projectFrame(project, profile, FRAME_CODEC)
  return { grid, datasets, profile, frame }
}
