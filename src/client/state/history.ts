import type { Edit } from './edit.ts'
import { useClient } from './store.ts'

/** A slider rests this long before its next move is another edit, milliseconds. */
const REST = 900
const MOST_EDITS = 500

/** Keeps an edit that has just been made; what was undone before is gone. */
export function keepEdit(edit: Omit<Edit, 'at'>): void {
  const { edits } = useClient.getState()
  const at = performance.now()
  const last = edits.at(-1)
  const isSame = last !== undefined && last.key === edit.key && at - last.at < REST
  const next = isSame ? { ...edit, undo: last.undo, at } : { ...edit, at }
  const before = isSame ? edits.slice(0, -1) : edits.slice(-MOST_EDITS + 1)
  useClient.setState({ edits: [...before, next], undone: [] })
}

export function undo(): void {
  const { edits, undone } = useClient.getState()
  const last = edits.at(-1)
  if (!last) return
  useClient.setState({ edits: edits.slice(0, -1), undone: [...undone, last] })
  last.undo()
}

export function redo(): void {
  const { edits, undone } = useClient.getState()
  const next = undone.at(-1)
  if (!next) return
  useClient.setState({ edits: [...edits, next], undone: undone.slice(0, -1) })
  next.redo()
}
