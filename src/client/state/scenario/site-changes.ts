import type { SiteMark } from '../../../core/scenario/change.ts'
import { scenarioState } from './current-state.ts'
import { makeChange } from './history.ts'

/** Keeps a cell at the top of the list, or no longer. */
export function togglePin(cell: string): void {
  const pinned = scenarioState().sites.get(cell)?.pinned ?? false
  makeChange({ type: 'site', place: cell, pinned: !pinned })
}

/** Fixed, forbidden, or neither: the same mark again takes it off. */
export function toggleMark(cell: string, mark: Exclude<SiteMark, 'free'>): void {
  const before = scenarioState().sites.get(cell)?.mark ?? 'free'
  makeChange({ type: 'site', place: cell, mark: before === mark ? 'free' : mark })
}

/** What the planner wants to remember of a place. */
export function setNote(cell: string, note: string): void {
  makeChange({ type: 'site', place: cell, note }, `note ${cell}`)
}

const plannedId = (cell: string) => `planned-${cell}`

/** The scenario's own station at a cell, where it has one. */
export function plannedAt(cell: string) {
  return scenarioState().stations.get(plannedId(cell))
}

/** Adds a planned station at a site, or takes it off again. */
export function togglePlanned(cell: string, name: string, lat: number, lon: number): void {
  const id = plannedId(cell)
  if (plannedAt(cell)) makeChange({ type: 'station-removed', id })
  else makeChange({ type: 'station-added', id, name, lat, lon, status: 'planned' })
}
