import type { ScoreAnswer } from '../api/score.ts'
import type { DatasetHead } from '../store/list-datasets.ts'

/** What every export of a ranking says beside it. */
export interface ScoreLabels {
  readonly project: string
  readonly profile: string
  /** '' for the baseline. */
  readonly scenario: string
  /** 'sum', 'geometric' or 'topsis'. */
  readonly rule: string
  /** 'id=share;id=share', the shares that counted. */
  readonly weights: string
  /** Whom to name, each once. */
  readonly attribution: string
  /** Names of the generated datasets, '' where all data is real. */
  readonly generatedData: string
  readonly inputsHash: string
}

/** What is said beside a list, and the list's criteria. */
export interface LabelledNotes {
  readonly list: Pick<ScoreAnswer, 'profile' | 'criteria'>
  readonly labels: ScoreLabels
}

/** A ranked list and what is said beside it: one, or the several of 'mixed'. */
export interface LabelledList {
  readonly list: ScoreAnswer
  readonly labels: ScoreLabels
}

/** What labels need of an answer. */
type LabelledAnswer = Pick<ScoreAnswer, 'profile' | 'scenario' | 'rule' | 'criteria' | 'inputsHash'>

/** Labels of a ranking; `criteria` that are inactive are not among the weights. */
export function scoreLabels(
  project: string,
  answer: LabelledAnswer,
  datasets: readonly DatasetHead[],
): ScoreLabels {
  const credits = datasets.map(({ provenance }) => provenance.attribution || provenance.source)
  const generated = datasets.filter(({ provenance }) => provenance.generated)
  return {
    project,
    profile: answer.profile,
    scenario: scenarioLabel(answer),
    rule: answer.rule,
    weights: answer.criteria
      .filter(({ active }) => active)
      .map(({ id, weight }) => `${id}=${weight}`)
      .join(';'),
    attribution: [...new Set(credits.filter(Boolean))].join(' | '),
    generatedData: [...new Set(generated.map(({ provenance }) => provenance.name))].join(' | '),
    inputsHash: answer.inputsHash,
  }
}

function scenarioLabel({ scenario }: LabelledAnswer): string {
  return scenario ? `${scenario.name} (version ${scenario.version})` : ''
}
