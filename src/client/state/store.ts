import { create } from 'zustand'
import type { ProjectAnswer } from '../../api/contract.ts'
import type { Frame } from '../../core/score/frame.ts'
import type { RankedSite } from '../../core/score/rank.ts'
import type { Scores, Weights } from '../../core/score/score.ts'
import type { ScaleKind } from '../map/colour-scale.ts'
import type { Place } from '../map/place-labels.ts'
import type { Language } from '../words/language.ts'
import type { Edit } from './edit.ts'
import type { FeatureCollection } from './feature.ts'
import type { Histogram } from './histogram.ts'
import { type LayerSwitches, SWITCHES_AT_START } from './layers.ts'

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
  /** What was done to the scenario since the page was opened, and what of it was taken back. */
  readonly edits: readonly Edit[]
  readonly undone: readonly Edit[]
  /** True once the first hexagons have been drawn. */
  readonly mapReady: boolean
  /** What is being loaded, in words; '' when nothing is. */
  readonly loading: string
  /** What is wrong, in a sentence; '' when nothing is. */
  readonly problem: string
  /** Why there is no map, '' where there is one. */
  readonly mapProblem: string
  readonly project: ProjectAnswer | undefined
  readonly basemap: Basemap | undefined
  readonly profileId: string
  readonly frame: Frame | undefined
  readonly weights: Weights
  /** Weights a profile was left with, by profile id. */
  readonly weightsByProfile: Readonly<Record<string, Weights>>
  readonly result: Result | undefined
  readonly selectedRow: number
  readonly hover: Hover | undefined
  readonly switches: LayerSwitches
  /** By dataset hash. */
  readonly features: Readonly<Record<string, FeatureState>>
  readonly scale: ScaleKind
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
  edits: [],
  undone: [],
  mapReady: false,
  loading: 'Opening the project',
  problem: '',
  mapProblem: '',
  project: undefined,
  basemap: undefined,
  profileId: '',
  frame: undefined,
  weights: {},
  weightsByProfile: {},
  result: undefined,
  selectedRow: NO_ROW,
  hover: undefined,
  switches: SWITCHES_AT_START,
  features: {},
  scale: 'score',
  isCoarse: false,
  view: undefined,
  metresPerPixel: 0,
}))
