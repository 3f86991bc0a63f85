import { idOf } from '../criteria/partner-site.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { VEHICLE_CLASSES, type VehicleClass } from '../dataset/kinds.ts'
import { regionExtent } from '../grid/read-region.ts'
import type { Region } from '../grid/region.ts'
import { type Hash, withGrowth, withOpen, withoutIds } from './derived-dataset.ts'
import { isCellPlace } from './over-frame.ts'
import { addedExclusions, addedStations } from './scenario-dataset.ts'
import type { ScenarioState } from './scenario-state.ts'

/** The datasets as a scenario has them; what it does not change is the very same object. */
export function changedDatasets(
  datasets: readonly Dataset[],
  region: Region,
  state: ScenarioState,
  hash: Hash,
): readonly Dataset[] {
  const partnersGone = forbiddenPartners(state)
  const changed = datasets.map((dataset) => {
    if (dataset.kind === 'stations')
      return withOpen(withoutIds(dataset, state.removed, hash), state.open, hash)
    if (dataset.kind === 'partners') return withoutIds(dataset, partnersGone, hash)
    if (dataset.kind === 'vehicles')
      return withGrowth(dataset, (each) => growthOf(state, each), hash)
    return dataset
  })
  const whole = regionExtent(region)
  const { stations, areas, studyArea } = state
  if (stations.size > 0) {
    // Where stations are known, one more is no more knowledge of where there are none.
    const known = datasets.find(({ kind }) => kind === 'stations')?.extent ?? whole
    changed.push(withOpen(addedStations([...stations.values()], known, hash), state.open, hash))
  }
  if (areas.size > 0 || studyArea)
    changed.push(addedExclusions([...areas.values()], studyArea, whole, hash))
  return changed
}

function growthOf({ vehicleGrowth }: ScenarioState, vehicleClass: VehicleClass): number {
  return vehicleGrowth.get(vehicleClass) ?? vehicleGrowth.get('all') ?? 1
}

function forbiddenPartners({ sites }: ScenarioState): ReadonlySet<string> {
  const forbidden = [...sites].filter(([, { mark }]) => mark === 'forbidden')
  return new Set(forbidden.map(([place]) => place).filter((place) => !isCellPlace(place)))
}

/**
 * Names all that a scenario does to the data, growth of corridors too, '' where it does nothing: part
 * of a frame's key.
 */
export function dataChanges(state: ScenarioState): string {
  const grown = VEHICLE_CLASSES.map((each) => [each, growthOf(state, each)]).filter(
    ([, by]) => by !== 1,
  )
  const parts = [
    [...state.stations.values()],
    [...state.removed].sort(),
    [...forbiddenPartners(state)].sort(),
    state.open,
    [...state.areas.values()],
    state.studyArea ?? [],
    grown,
    state.corridorGrowth === 1 ? [] : [state.corridorGrowth],
  ]
  return parts.every((part) => part.length === 0) ? '' : JSON.stringify(parts)
}

/** Whether a scenario takes rows of a kind away. */
export function takesRows(state: ScenarioState, kind: Dataset['kind']): boolean {
  if (kind === 'stations') return state.removed.size > 0
  return kind === 'partners' && forbiddenPartners(state).size > 0
}

/** One sentence for each row a scenario takes away that the data does not have. */
export function unknownRows(datasets: readonly Dataset[], state: ScenarioState): string[] {
  return [
    ...missingIds(datasets, 'stations', state.removed).map(
      (id) => `There is no station "${id}" to remove: the project does not, or no longer, hold it.`,
    ),
    ...missingIds(datasets, 'partners', forbiddenPartners(state)).map(
      (id) =>
        `There is no partner site "${id}" to forbid: the project does not, or no longer, hold it.`,
    ),
  ]
}

function missingIds(
  datasets: readonly Dataset[],
  kind: Dataset['kind'],
  ids: ReadonlySet<string>,
): string[] {
  const missing = new Set(ids)
  for (const dataset of ids.size === 0 ? [] : datasets)
    if (dataset.kind === kind)
      for (let row = 0; row < dataset.rows; row++) missing.delete(idOf(dataset, row))
  return [...missing]
}
