import type { Change } from './change.ts'

/** A named list of changes to a project's data and profiles, in the order they were made. */
export interface Scenario {
  readonly id: number
  readonly name: string
  /** 1 when it is made, one more with each save: a save names the version it began from. */
  readonly version: number
  readonly changes: readonly Change[]
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly changedAt: string
}

/** Takes the last change off. */
export function undone(changes: readonly Change[]): readonly Change[] {
  return changes.slice(0, -1)
}
