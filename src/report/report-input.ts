import type { NetworkCoverage } from '../core/coverage/network-coverage.ts'
import type { Dataset } from '../core/dataset/dataset.ts'
import type { Region } from '../core/grid/region.ts'
import type { Frame } from '../core/score/frame.ts'
import type { Scores } from '../core/score/score.ts'
import type { Language } from './words/words.ts'

/** All that a report is made of. */
export interface ReportInput {
  readonly language: Language
  readonly project: string
  readonly region: Region
  readonly datasets: readonly Dataset[]
  readonly frame: Frame
  /** Undefined where the profile has nothing to score by. */
  readonly scores: Scores | undefined
  readonly coverage: NetworkCoverage
  /** ISO date on which it is made. */
  readonly date: string
  readonly version: string
  /** What makes the same report again. */
  readonly command: string
}

/** Names of the generated datasets. */
export function generatedNames({ datasets }: Pick<ReportInput, 'datasets'>): string[] {
  const generated = datasets.filter(({ provenance }) => provenance.generated)
  return [...new Set(generated.map(({ provenance }) => provenance.name))]
}

/** Whom to name, each once. */
export function creditsOf({ datasets }: Pick<ReportInput, 'datasets'>): string {
  const credits = datasets.map(({ provenance }) => provenance.attribution || provenance.source)
  return [...new Set(credits.filter(Boolean))].join(' · ')
}
