import { useClient } from '../state/store.ts'
import type { Padding } from './view.ts'

// The top bar, and the legend below, with a margin.
const TOP = 64
const BOTTOM = 108
const MARGIN = 12

/** What the drawers cover of the map now. */
export function readPadding(): Padding {
  const width = window.innerWidth
  const left = document.querySelector('[data-drawer="left"]')?.getBoundingClientRect().right ?? 0
  const right = document.querySelector('[data-drawer="right"]')?.getBoundingClientRect().left
  const covered = left + (right === undefined ? 0 : width - right)
  // A drawer over nearly the whole map is for reading: the map stays as it is behind it.
  if (covered > 0.75 * width) return { left: MARGIN, right: MARGIN, top: TOP, bottom: BOTTOM }
  return {
    left: left + MARGIN,
    right: (right === undefined ? 0 : width - right) + MARGIN,
    top: TOP,
    bottom: BOTTOM,
  }
}

/** Calls back when drawers fold or unfold, the mode changes, or the window does. @returns what stops it */
export function onPaddingChange(callback: (padding: Padding) => void): () => void {
  // After the page has been laid out anew.
  const later = () => requestAnimationFrame(() => callback(readPadding()))
  const unsubscribe = useClient.subscribe((now, before) => {
    if (now.drawers !== before.drawers || now.mode !== before.mode) later()
  })
  window.addEventListener('resize', later)
  return () => {
    unsubscribe()
    window.removeEventListener('resize', later)
  }
}
