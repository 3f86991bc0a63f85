import type { CriterionId } from '../criteria/criterion.ts'
import type { VehicleClass } from '../dataset/kinds.ts'
import type { ClassUse } from '../score/profile.ts'
import type { RuleName } from '../score/rules/rule.ts'
import type { Weights } from '../score/score.ts'
import type {
  AreaForbidden,
  Change,
  CriterionChange,
  ParametersChange,
  PolygonRings,
  SiteMark,
  StationAdded,
  StationsOpen,
} from './change.ts'

/** What holds after all changes: what was taken back has left no trace. */
export interface ScenarioState {
  /** By profile id. */
  readonly profiles: ReadonlyMap<string, ProfileState>
  /** By id, in the order they were first added. */
  readonly stations: ReadonlyMap<string, StationAdded>
  /** Ids of stations of the data that are gone. */
  readonly removed: ReadonlySet<string>
  readonly open: StationsOpen['statuses']
  readonly areas: ReadonlyMap<string, AreaForbidden>
  readonly studyArea: PolygonRings | null
  /** Factors other than 1 of the vehicles, by class, 'all' for those without one of their own. */
  readonly vehicleGrowth: ReadonlyMap<VehicleClass | 'all', number>
  readonly corridorGrowth: number
  /** By place; without those that say nothing. */
  readonly sites: ReadonlyMap<string, SiteState>
}

export interface ProfileState {
  readonly weights: Weights
  readonly rule?: RuleName
  readonly spacingMetres?: number
  readonly criteria: ReadonlyMap<CriterionId, Pick<CriterionChange, 'missing' | 'curve'>>
  readonly parameters: NonNullable<ParametersChange['parameters']>
  readonly classes: Readonly<Partial<Record<VehicleClass, ClassUse>>>
}

export interface SiteState {
  readonly mark: SiteMark
  readonly pinned: boolean
  readonly note: string
}

export const NO_PROFILE_STATE: ProfileState = {
  weights: {},
  criteria: new Map(),
  parameters: {},
  classes: {},
}

const UNMARKED: SiteState = { mark: 'free', pinned: false, note: '' }

export const EMPTY_STATE: ScenarioState = {
  profiles: new Map(),
  stations: new Map(),
  removed: new Set(),
  open: [],
  areas: new Map(),
  studyArea: null,
  vehicleGrowth: new Map(),
  corridorGrowth: 1,
  sites: new Map(),
}

/** What holds after a list of changes. */
export function stateAfter(changes: readonly Change[]): ScenarioState {
  return changes.reduce(changed, EMPTY_STATE)
}

function changed(state: ScenarioState, change: Change): ScenarioState {
  switch (change.type) {
    case 'weights':
    case 'criterion':
    case 'parameters': {
      const before = state.profiles.get(change.profile) ?? NO_PROFILE_STATE
      const after = profileAfter(before, change)
      return { ...state, profiles: withEntry(state.profiles, change.profile, after) }
    }
    case 'station-added':
      return { ...state, stations: withEntry(state.stations, change.id, change) }
    case 'station-removed':
      return state.stations.has(change.id)
        ? { ...state, stations: without(state.stations, change.id) }
        : { ...state, removed: new Set([...state.removed, change.id]) }
    case 'stations-open':
      return { ...state, open: [...new Set(change.statuses)].sort() }
    case 'area-forbidden':
      return { ...state, areas: withEntry(state.areas, change.id, change) }
    case 'area-allowed':
      return { ...state, areas: without(state.areas, change.id) }
    case 'study-area':
      return { ...state, studyArea: change.polygon }
    case 'growth':
      return grown(state, change)
    case 'site':
      return marked(state, change)
  }
}

function profileAfter(
  before: ProfileState,
  change: Extract<Change, { profile: string }>,
): ProfileState {
  if (change.type === 'weights') return { ...before, weights: change.weights }
  if (change.type === 'criterion') {
    const { type: _, profile: __, criterion, ...said } = change
    const now = { ...before.criteria.get(criterion), ...said }
    return { ...before, criteria: withEntry(before.criteria, criterion, now) }
  }
  const { type: _, profile: __, parameters, classes, ...said } = change
  return {
    ...before,
    ...said,
    parameters: { ...before.parameters, ...parameters },
    classes: { ...before.classes, ...classes },
  }
}

function grown(state: ScenarioState, change: Extract<Change, { type: 'growth' }>): ScenarioState {
  const { factor } = change
  if (change.of === 'corridors') return { ...state, corridorGrowth: factor }
  const which = change.class ?? 'all'
  return { ...state, vehicleGrowth: withEntry(state.vehicleGrowth, which, factor) }
}

function marked(state: ScenarioState, change: Extract<Change, { type: 'site' }>): ScenarioState {
  const { type: _, place, ...said } = change
  const now: SiteState = { ...UNMARKED, ...state.sites.get(place), ...said }
  const silent = now.mark === 'free' && !now.pinned && now.note === ''
  const sites = silent ? without(state.sites, place) : withEntry(state.sites, place, now)
  return { ...state, sites }
}

function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value)
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const rest = new Map(map)
  rest.delete(key)
  return rest
}
