import type { ProjectDataset } from './layers.ts'

const KIND_WORDS: Readonly<Record<string, string>> = {
  vehicles: 'vehicles',
  population: 'population',
  corridors: 'highways',
  trips: 'trips',
  grid: 'substations',
  partners: 'partner sites',
  stations: 'stations',
  exclusions: 'exclusions',
  boundaries: 'boundaries',
  votes: 'votes',
  rent: 'rent',
}

/** A kind of dataset as a planner says it. */
export function kindInWords(kind: string): string {
  return KIND_WORDS[kind] ?? kind
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
