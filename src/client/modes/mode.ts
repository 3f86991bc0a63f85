import type { ComponentType } from 'react'
import type { IconName } from '../shell/icon-paths.ts'
import type { WordKey } from '../words/words.ts'

/** A drawer of a mode. */
export interface DrawerPart {
  /** A component's hook-using function, so that the title follows the language. */
  readonly useTitle: () => string
  /** Fills the drawer; it brings its own `panel-scroll` where it is to scroll. */
  readonly Body: ComponentType
}

/** What a mode puts on the screen; all of it is optional. */
export interface ModeParts {
  readonly left?: DrawerPart
  readonly right?: DrawerPart
  /** Lies over the map between the drawers: a wizard, a report. The map stays alive below. */
  readonly Page?: ComponentType
  /** More buttons over the map, below those for zooming. */
  readonly Tools?: ComponentType
  /** A small card over the map, at its upper left. */
  readonly Card?: ComponentType
  /** Always there while the mode is on and draws nothing of its own: adds map layers, listens. */
  readonly Ground?: ComponentType
}

/** One thing a planner comes to do. */
export interface Mode {
  readonly id: string
  readonly title: WordKey
  readonly icon: IconName
  /** Loads the mode's part of the page; at once where it is there from the start. */
  readonly parts: ModeParts | (() => Promise<{ readonly default: ModeParts }>)
}
