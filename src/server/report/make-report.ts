import { PlanAnswer } from '../../api/plan.ts'
import type { ReportQuery } from '../../api/report.ts'
import {
  buildingNetwork,
  earlierNetwork,
  type NamedNetwork,
  openNetwork,
  withStations,
} from '../../core/coverage/network.ts'
import { networkCoverage, type OtherNetwork } from '../../core/coverage/network-coverage.ts'
import type { Dataset } from '../../core/dataset/dataset.ts'
import { Problem } from '../../core/problem.ts'
import { applyScenario } from '../../core/scenario/apply-scenario.ts'
import type { Frame } from '../../core/score/frame.ts'
import type { Profile } from '../../core/score/profile.ts'
import type { Weights } from '../../core/score/score.ts'
import { type Scores, scoreFrame } from '../../core/score/score.ts'
import type { ReportInput } from '../../report/report-input.ts'
import { listDatasets } from '../../store/list-datasets.ts'
import { listPlans } from '../../store/plans.ts'
import type { Project } from '../../store/project.ts'
import { projectFrame } from '../../store/project-frame.ts'
import { viewScenario } from '../../store/project-scenario.ts'
import { readDataset } from '../../store/read-dataset.ts'
import { scenarioNamed } from '../../store/scenarios.ts'
import { sha256 } from '../../store/sha256.ts'
import { FRAME_CODEC } from '../frame-codec.ts'

export interface ReportMaking {
  /** What makes the same report again. */
  readonly command: string
  readonly version: string
  /** ISO date. */
  readonly date: string
  readonly onStep?: (label: string) => void
  readonly onProgress?: (share: number) => void
}

/** Distances beside the profile's own, metres. */
const MORE_CUTOFFS = [5000, 10_000]

/**
 * All figures of a report of a project.
 * @throws Problem usage for a scenario or plan that the project does not hold
 */
export function makeReport(
  project: Project,
  profile: Profile,
  query: ReportQuery,
  making: ReportMaking,
): ReportInput {
  const { onStep = () => {}, onProgress = () => {} } = making
  const baseline = listDatasets(project).map((head) => readDataset(project, head))
  onStep(`Scoring ${profile.id}`)
  const { frame, weights, datasets } = framed(project, profile, query, baseline, onProgress)
  onStep('Measuring coverage')
  const { reported, against } = networks(project, frame, query, baseline, datasets)
  const own = frame.profile.parameters.cutoffMetres
  const cutoffsMetres = query.cutoff ?? [own, ...MORE_CUTOFFS.filter((metres) => metres > own)]
  const coverage = networkCoverage(
    datasets,
    frame,
    reported,
    {
      cutoffsMetres,
      vehiclesPerStation: query.vsr,
      gapTargetMetres: 1000 * query.gap,
      holes: query.holes,
    },
    against,
    onProgress,
  )
  const { name, region } = project.settings
  return {
    language: query.lang,
    project: name,
    region,
    datasets,
    frame,
    scores: scoresOf(frame, weights),
    coverage,
    date: making.date,
    version: making.version,
    command: making.command,
  }
}

interface Framed {
  readonly frame: Frame
  readonly weights: Weights
  readonly datasets: readonly Dataset[]
}

/** The frame and data of the project, or of a scenario of it. */
function framed(
  project: Project,
  profile: Profile,
  query: ReportQuery,
  datasets: readonly Dataset[],
  onProgress: (share: number) => void,
): Framed {
  const scenario = query.scenario === undefined ? undefined : scenarioNamed(project, query.scenario)
  const changes = scenario?.changes
  const { frame } = projectFrame(project, profile, FRAME_CODEC, onProgress, changes)
  if (!scenario) return { frame, weights: {}, datasets }
  const { region } = project.settings
  const applied = applyScenario({ datasets, profile, region }, scenario.changes, sha256)
  const view = viewScenario(project, profile, frame, scenario)
  return { frame: view.frame, weights: view.weights, datasets: applied.datasets }
}

/** Scores, or none where no criterion of the profile has data. */
function scoresOf(frame: Frame, weights: Weights): Scores | undefined {
  if (!frame.criteria.some(({ active }) => active)) return undefined
  return scoreFrame(frame, weights)
}

/** The network that is reported, and the one it is set against. */
function networks(
  project: Project,
  frame: Frame,
  query: ReportQuery,
  baseline: readonly Dataset[],
  datasets: readonly Dataset[],
): { reported: NamedNetwork; against: OtherNetwork | undefined } {
  const rules = frame.profile.parameters
  const open = openNetwork(datasets, rules)
  const now: OtherNetwork = {
    name: { kind: 'open' },
    network: openNetwork(baseline, rules),
    isLater: false,
  }
  const against = otherNetwork(query.against, now, datasets, rules)
  if (query.plan !== undefined) {
    const { name, places } = planNamed(project, query.plan)
    const network = withStations(open, places)
    return { reported: { name: { kind: 'plan', name }, network }, against: against ?? now }
  }
  if (query.scenario !== undefined) {
    const name = { kind: 'scenario', name: query.scenario } as const
    return { reported: { name, network: open }, against: against ?? now }
  }
  return { reported: { name: { kind: 'open' }, network: open }, against }
}

function otherNetwork(
  word: string | undefined,
  now: OtherNetwork,
  datasets: readonly Dataset[],
  rules: Frame['profile']['parameters'],
): OtherNetwork | undefined {
  if (word === undefined) return undefined
  if (word === 'now') return now
  if (word === 'building')
    return {
      name: { kind: 'building' },
      network: buildingNetwork(datasets, rules),
      isLater: true,
    }
  return {
    name: { kind: 'openedBy', date: word },
    network: earlierNetwork(datasets, rules, word),
    isLater: false,
  }
}

function planNamed(project: Project, word: string): { name: string; places: PlanAnswer['places'] } {
  const plans = listPlans(project)
  const plan = plans.findLast(({ id, name }) => String(id) === word || name === word)
  if (plan === undefined) {
    const known = plans.map(({ id, name }) => (name ? `${id} ("${name}")` : String(id)))
    throw new Problem(
      'usage',
      `There is no plan "${word}": ${known.length > 0 ? `choose ${known.join(', ')}` : 'the project holds none yet; "siteswap plan FILE … --save NAME" keeps one'}.`,
    )
  }
  const { places } = PlanAnswer.pick({ places: true }).parse(JSON.parse(plan.answer))
  return { name: plan.name || String(plan.id), places }
}
