import type { ProjectAnswer } from '../../api/contract.ts'

export type ProjectDataset = ProjectAnswer['datasets'][number]

/** A layer that a planner can switch on and off. To add one: an entry here, one in `map/overlays.ts`. */
export interface LayerSpec {
  readonly id: LayerId
  /** The kind of dataset it shows; '' where it shows the scores themselves. */
  readonly kind: string
  readonly onAtStart: boolean
}

export type LayerId =
  | 'hexagons'
  | 'ranked'
  | 'corridors'
  | 'swap-stations'
  | 'chargers'
  | 'partners'
  | 'grid'
  | 'exclusions'

export const LAYERS: readonly LayerSpec[] = [
  { id: 'hexagons', kind: '', onAtStart: true },
  { id: 'ranked', kind: '', onAtStart: true },
  { id: 'corridors', kind: 'corridors', onAtStart: true },
  { id: 'swap-stations', kind: 'stations', onAtStart: true },
  { id: 'chargers', kind: 'stations', onAtStart: false },
  { id: 'partners', kind: 'partners', onAtStart: false },
  { id: 'grid', kind: 'grid', onAtStart: false },
  { id: 'exclusions', kind: 'exclusions', onAtStart: false },
]

export type LayerSwitches = Readonly<Record<LayerId, boolean>>

export const SWITCHES_AT_START = Object.fromEntries(
  LAYERS.map((layer) => [layer.id, layer.onAtStart]),
) as LayerSwitches

/** The datasets a layer shows. */
export function datasetsOf(layer: LayerSpec, datasets: readonly ProjectDataset[]) {
  return datasets.filter((dataset) => dataset.kind === layer.kind)
}

/** The layers that have something to show in this project. */
export function shownLayers(datasets: readonly ProjectDataset[]): LayerSpec[] {
  return LAYERS.filter((layer) => layer.kind === '' || datasetsOf(layer, datasets).length > 0)
}

export function isLayerId(word: string): word is LayerId {
  return LAYERS.some(({ id }) => id === word)
}
