/** A change that can be taken back, as a value. */
export interface Edit {
  /** What was done, as the undo button names it. */
  readonly what: () => string
  readonly undo: () => void
  readonly redo: () => void
  /** Edits of one key that follow each other at once are one: a slider on its way. */
  readonly key: string
  /** `performance.now()` of its last part. */
  readonly at: number
}
