import { mapRef } from '../map/current-map.ts'
import { clearSelection, selectAndShow } from '../map/selection.ts'
import { MODES } from '../modes/registry.ts'
import { toggleDrawer } from '../state/drawers.ts'
import { redo, undo } from '../state/scenario/history.ts'
import { NO_ROW, useClient } from '../state/store.ts'
import type { WordKey } from '../words/words.ts'

/** A key of the page, with what it does. */
export interface Shortcut {
  /** As on the sheet; `mod` is Ctrl, or Command on a Mac. */
  readonly keys: string
  readonly words: WordKey
  readonly matches: (event: KeyboardEvent) => boolean
  readonly act: () => void
}

const isMod = (event: KeyboardEvent) => event.ctrlKey || event.metaKey
const plain = (key: string) => (event: KeyboardEvent) =>
  event.key === key && !isMod(event) && !event.altKey
const mod = (key: string, shift: boolean) => (event: KeyboardEvent) =>
  isMod(event) && event.key.toLowerCase() === key && event.shiftKey === shift

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus()
}

/** The site before or after the selected one; the best one where none is selected. */
function stepSite(by: number): void {
  const { result, selectedRow } = useClient.getState()
  const at = result?.ranked.findIndex((site) => site.row === selectedRow) ?? -1
  const next = result?.ranked[at < 0 ? 0 : at + by]
  if (next) selectAndShow(next.row)
}

function unselect(): void {
  if (useClient.getState().selectedRow !== NO_ROW) clearSelection()
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: '/', words: 'key.search', matches: plain('/'), act: () => focusOn('#place-search') },
  { keys: 'J', words: 'key.next', matches: plain('j'), act: () => stepSite(1) },
  { keys: 'K', words: 'key.previous', matches: plain('k'), act: () => stepSite(-1) },
  { keys: 'Esc', words: 'key.back', matches: plain('Escape'), act: unselect },
  { keys: 'mod Z', words: 'edit.undo', matches: mod('z', false), act: undo },
  { keys: 'mod ⇧ Z', words: 'edit.redo', matches: mod('z', true), act: redo },
  { keys: '[', words: 'key.left', matches: plain('['), act: () => toggleDrawer('left') },
  { keys: ']', words: 'key.right', matches: plain(']'), act: () => toggleDrawer('right') },
  { keys: '+', words: 'map.zoomIn', matches: plain('+'), act: () => mapRef.current?.zoomBy(1) },
  { keys: '−', words: 'map.zoomOut', matches: plain('-'), act: () => mapRef.current?.zoomBy(-1) },
  { keys: '0', words: 'map.region', matches: plain('0'), act: () => mapRef.current?.showRegion() },
  {
    keys: 'Alt 1 … 4',
    words: 'mode.choose',
    matches: (event) => event.altKey && MODES[Number(event.code.slice(5)) - 1] !== undefined,
    act: () => {},
  },
]

/**
 * Listens for the keys; not where a person types.
 * @param onHelp what '?' does
 * @returns what stops it
 */
export function followShortcuts(onHelp: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    const isTyping = target.matches(
      'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select',
    )
    if (isTyping || document.querySelector('dialog[open]')) return
    if (event.key === '?') return onHelp()
    const mode = event.altKey ? MODES[Number(/^Digit(\d)$/.exec(event.code)?.[1]) - 1] : undefined
    const shortcut = mode ? undefined : SHORTCUTS.find(({ matches }) => matches(event))
    if (!mode && !shortcut) return
    event.preventDefault()
    if (mode) useClient.setState({ mode: mode.id })
    else shortcut?.act()
  }
  document.addEventListener('keydown', press)
  return () => document.removeEventListener('keydown', press)
}
