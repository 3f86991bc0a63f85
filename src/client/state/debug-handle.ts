import { useClient } from './store.ts'

/**
 * For tests and for the curious in the console, read-only: `__siteswap.scores()` gives a copy of
 * the score of every cell in grid order (NaN = excluded), `__siteswap.shares()` the share of each
 * criterion in frame order. Both are empty until the first cells are scored.
 */
export interface DebugHandle {
  scores(): Float64Array
  shares(): Float64Array
}

declare global {
  interface Window {
    readonly __siteswap?: DebugHandle
  }
}

export function exposeDebugHandle(): void {
  const handle: DebugHandle = {
    scores: () => Float64Array.from(useClient.getState().result?.scores.values ?? []),
    shares: () => Float64Array.from(useClient.getState().result?.scores.shares ?? []),
  }
  Object.defineProperty(window, '__siteswap', { value: Object.freeze(handle) })
}
