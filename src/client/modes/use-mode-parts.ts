import { useEffect, useState } from 'react'
import { useClient } from '../state/store.ts'
import type { Mode, ModeParts } from './mode.ts'
import { modeOf } from './registry.ts'

export type LoadedMode =
  | { readonly status: 'ready'; readonly mode: Mode; readonly parts: ModeParts }
  | { readonly status: 'loading'; readonly mode: Mode }
  | { readonly status: 'failed'; readonly mode: Mode; readonly retry: () => void }

const loaded = new Map<string, ModeParts>()

/** The parts of the mode that is on, loaded when it is first chosen. */
export function useModeParts(): LoadedMode {
  const mode = modeOf(useClient((state) => state.mode))
  const [attempt, setAttempt] = useState(0)
  const [settled, setSettled] = useState({ id: '', attempt: 0, failed: false })
  const parts = typeof mode.parts === 'function' ? loaded.get(mode.id) : mode.parts
  useEffect(() => {
    if (typeof mode.parts !== 'function' || loaded.has(mode.id)) return
    const settle = (failed: boolean) => setSettled({ id: mode.id, attempt, failed })
    mode.parts().then(
      (module) => {
        loaded.set(mode.id, module.default)
        settle(false)
      },
      () => settle(true),
    )
  }, [mode, attempt])
  if (parts) return { status: 'ready', mode, parts }
  const failed = settled.failed && settled.id === mode.id && settled.attempt === attempt
  if (failed) return { status: 'failed', mode, retry: () => setAttempt(attempt + 1) }
  return { status: 'loading', mode }
}
