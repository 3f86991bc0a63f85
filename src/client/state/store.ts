import { create } from 'zustand'
import type { ProjectAnswer } from '../../api/contract.ts'
import type { Frame } from '../../core/score/frame.ts'
import type { RankedSite } from '../../core/score/rank.ts'
import type { RuleName } from '../../core/score/rules/rule.ts'
import type { Scores, Weights } from '../../core/score/score.ts'
import type { PaletteName, ScaleKind } from '../map/colour-scale.ts'
import type { Place } from '../map/place-labels.ts'
import type { Language } from '../words/language.ts'
import type { FeatureCollection } from './feature.ts'
import type { Brush, Histogram } from './histogram.ts'
import { type LayerId, type LayerSwitches, SWITCHES_AT_START } from './layers.ts'

/** What the pointer is over. Without x and y it is the list that points, and no tooltip shows. */
export interface Hover {
  readonly row: number
  readonly x?: number
  readonly y?: number
  /** A mark of a layer under the pointer, in words. */
  readonly mark?: { readonly title: string; readonly detail: string }
}

/** Everything that changes together when a weight moves. */
export interface Result {
  readonly scores: Scores
  readonly ranked: readonly RankedSite[]
  readonly histogram: Histogram
}

/** Where the map looks. */
export interface View {
  readonly longitude: number
  readonly latitude: number
  readonly zoom: number
}

export interface Basemap {
  readonly land: FeatureCollection
  readonly water: FeatureCollection
  readonly boundaries: FeatureCollection
  readonly places: readonly Place[]
}

export type FeatureState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly collection: FeatureCollection }
  | { readonly status: 'failed'; readonly sentence: string }

/** Which drawers are unfolded. */
export type Drawers = Readonly<Record<'left' | 'right', boolean>>

export interface ClientState {
  /** Id of the mode that is on (`modes/registry.ts`). */
  readonly mode: string
  readonly drawers: Drawers
  readonly language: Language
  /** True once the first hexagons have been drawn. */
  readonly mapReady: boolean
  /** What is being loaded; '' when nothing is. */
  readonly loading: '' | 'notice.opening' | 'notice.computing' | 'notice.fetching'
  /** What is wrong, in a sentence; '' when nothing is. */
  readonly problem: string
  /** Why the map and the list are still those of before what was asked for; '' where they are not. */
  readonly behind: string
  /** Why there is no map: 'no-webgl' or a sentence; '' where there is one. */
  readonly mapProblem: string
  readonly project: ProjectAnswer | undefined
  /** `performance.now()` when the project was loaded. */
  readonly loadedAt: number
  /** True where the project's data has changed since. */
  readonly outOfDate: boolean
  /** True while the server does not answer. */
  readonly offline: boolean
  /** Id of the scenario that the address asks for, 0 where it asks for none. */
  readonly wantedScenario: number
  readonly basemap: Basemap | undefined
  readonly profileId: string
  /** As the server computed it, and with the planner's curves. */
  readonly baseFrame: Frame | undefined
  readonly frame: Frame | undefined
  /** Least distance between two listed sites. */
  readonly spacingMetres: number
  readonly rule: RuleName
  readonly weights: Weights
  readonly result: Result | undefined
  /** Criteria whose shares stay when another one moves. */
  readonly locks: ReadonlySet<string>
  readonly selectedRow: number
  readonly hover: Hover | undefined
  readonly switches: LayerSwitches
  /** 0–1 by layer; 1 where nothing is said. */
  readonly opacity: Readonly<Partial<Record<LayerId, number>>>
  /** By dataset hash. */
  readonly features: Readonly<Record<string, FeatureState>>
  readonly scale: ScaleKind
  readonly palette: PaletteName
  /** Scores shown on the map and in the list; undefined: all. */
  readonly brush: Brush | undefined
  /** Sites in the ranked list. */
  readonly top: number
  /** True where the map shows the means of seven cells at a time. */
  readonly isCoarse: boolean
  /** Where the map looks; undefined until it does. */
  readonly view: View | undefined
  /** Ground length of one pixel in the middle of the map, metres. */
  readonly metresPerPixel: number
}

export const NO_ROW = -1

export const useClient = create<ClientState>(() => ({
  mode: 'explore',
  drawers: { left: true, right: true },
  language: 'en',
  mapReady: false,
  loading: 'notice.opening',
  problem: '',
  behind: '',
  mapProblem: '',
  project: undefined,
  loadedAt: 0,
  outOfDate: false,
  offline: false,
  wantedScenario: 0,
  basemap: undefined,
  profileId: '',
  baseFrame: undefined,
  frame: undefined,
  spacingMetres: 0,
  rule: 'sum',
  weights: {},
  result: undefined,
  locks: new Set(),
  selectedRow: NO_ROW,
  hover: undefined,
  switches: SWITCHES_AT_START,
  opacity: {},
  features: {},
  scale: 'continuous',
  palette: 'viridis',
  brush: undefined,
  top: 50,
  isCoarse: false,
  view: undefined,
  metresPerPixel: 0,
}))
