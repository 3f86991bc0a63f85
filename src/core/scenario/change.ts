import type { CriterionId } from '../criteria/criterion.ts'
import type { VehicleClass } from '../dataset/kinds.ts'
import type { CurveSpec } from '../score/curve-spec.ts'
import type { ClassUse, MissingPolicy, Parameters } from '../score/profile.ts'
import type { RuleName } from '../score/rules/rule.ts'
import type { Weights } from '../score/score.ts'

/**
 * One step of a scenario: a plain JSON value that says what holds from then on. A later change of
 * the same thing takes the place of an earlier one, so taking the last change off brings back what
 * held before it. Each is described in README.md.
 */
export type Change =
  | WeightsChange
  | CriterionChange
  | ParametersChange
  | StationAdded
  | StationRemoved
  | StationsOpen
  | AreaForbidden
  | AreaAllowed
  | StudyArea
  | Growth
  | SiteChange

/** Weights in place of a profile's own; a criterion that is not named keeps the profile's. */
export interface WeightsChange {
  readonly type: 'weights'
  /** Id of the profile it is about. */
  readonly profile: string
  /** {} brings the profile's own back. */
  readonly weights: Weights
}

/** How one criterion of a profile is read: what is not said stays as it was. */
export interface CriterionChange {
  readonly type: 'criterion'
  readonly profile: string
  readonly criterion: CriterionId
  readonly missing?: MissingPolicy
  /** null brings the default curve back. */
  readonly curve?: CurveSpec | null
}

/** Parameters of a profile: what is not said stays as it was. */
export interface ParametersChange {
  readonly type: 'parameters'
  readonly profile: string
  readonly rule?: RuleName
  readonly spacingMetres?: number
  readonly parameters?: Partial<Omit<Parameters, 'classes'>>
  readonly classes?: Readonly<Partial<Record<VehicleClass, ClassUse>>>
}

/** A swap station of ours that the data does not have; the same id again moves or changes it. */
export interface StationAdded {
  readonly type: 'station-added'
  readonly id: string
  readonly name: string
  /** Degrees, WGS84. */
  readonly lat: number
  readonly lon: number
  /** Only an open station serves demand; see `StationsOpen` for the others. */
  readonly status: 'planned' | 'building' | 'open'
  /** Station model (1–4). */
  readonly generation?: number
}

/** Takes a station away, of the data or of the scenario. */
export interface StationRemoved {
  readonly type: 'station-removed'
  /** Its id; of a row without one, 'HASH8:ROW' as `idOf` makes it. */
  readonly id: string
}

/** The switch that lets our stations that are not open yet serve demand; [] turns it off. */
export interface StationsOpen {
  readonly type: 'stations-open'
  readonly statuses: readonly ('planned' | 'building')[]
}

/** Rings (outline first, then holes) of [lon, lat] in degrees, closed: GeoJSON's `coordinates`. */
export type PolygonRings = readonly (readonly (readonly [lon: number, lat: number])[])[]

/** An area to keep away from; the same id again redraws it. */
export interface AreaForbidden {
  readonly type: 'area-forbidden'
  readonly id: string
  /** The reason shown, e.g. 'flood plain'. */
  readonly name: string
  readonly polygon: PolygonRings
}

/** Takes off an area that the scenario forbade; those of the data stay. */
export interface AreaAllowed {
  readonly type: 'area-allowed'
  readonly id: string
}

/** Only sites within it are looked at; null: the whole region again. */
export interface StudyArea {
  readonly type: 'study-area'
  readonly polygon: PolygonRings | null
}

/** Demand times a factor: 1.2 is a fifth more, 1 is the data as it is. */
export interface Growth {
  readonly type: 'growth'
  /** 'vehicles': their counts. 'corridors': the share of passing vehicles that can swap. */
  readonly of: 'vehicles' | 'corridors'
  /** One class of vehicle alone, in place of the factor for all. */
  readonly class?: VehicleClass
  readonly factor: number
}

/** 'fixed' must open in a plan, 'forbidden' must not and is not ranked, 'free' is neither. */
export type SiteMark = 'fixed' | 'forbidden' | 'free'

/** What a planner decides of a place: what is not said stays as it was. */
export interface SiteChange {
  readonly type: 'site'
  /** An H3 cell of the project's resolution, or the id of a partner site (`idOf`). */
  readonly place: string
  readonly mark?: SiteMark
  /** Kept in sight, without any effect on scores and plans. */
  readonly pinned?: boolean
  readonly note?: string
}
