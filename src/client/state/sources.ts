import { sayOr } from '../words/words.ts'
import type { ProjectDataset } from './layers.ts'

/** A kind of dataset as a planner says it. */
export function kindInWords(kind: string): string {
  return sayOr(`kind.${kind}`, kind)
}

/** The kinds that hold made-up rows, in words and in the project's order, each once. */
export function generatedKinds(datasets: readonly ProjectDataset[]): string[] {
  const kinds = datasets.filter((dataset) => dataset.generated).map((dataset) => dataset.kind)
  return [...new Set(kinds)].map(kindInWords)
}

/** Whom to name on the map: each attribution once. */
export function attributions(datasets: readonly ProjectDataset[]): string[] {
  const names = datasets.flatMap((dataset) => dataset.attribution.split(';'))
  return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '')
}
