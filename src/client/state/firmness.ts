import { create } from 'zustand'
import type { ScoreAnswer } from '../../api/score.ts'
import { getJson } from './request.ts'
import { useScenario } from './scenario/scenario-store.ts'
import { useClient } from './store.ts'

const DRAWS = 1000
/** Weights rest this long before the server is asked. */
const REST_MS = 1200

/** Share of weight draws in which a cell stays among the best `top`, as the server found it. */
export interface Firmness {
  /** What it holds for; '' before any. */
  readonly key: string
  readonly byCell: ReadonlyMap<string, number>
}

export const useFirmness = create<Firmness>(() => ({ key: '', byCell: new Map() }))

/** What the firmness on the screen has to belong to; '' where the server cannot know it yet. */
export function firmnessKey(): string {
  const { profileId, top, brush, loadedAt } = useClient.getState()
  const { id, version, status } = useScenario.getState()
  if (brush || status !== 'saved') return ''
  const words = new URLSearchParams({ profile: profileId, top: `${top}`, robustness: `${DRAWS}` })
  if (id > 0) words.set('scenario', String(id))
  // What follows # is not sent: another version has another answer under the same address.
  return `/api/score?${words}#${version} ${loadedAt}`
}

/** Asks anew whenever the weights have come to rest. @returns what stops it */
export function followFirmness(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), REST_MS)
  }
  later()
  const stops = [
    useClient.subscribe((now, before) => now.result?.ranked !== before.result?.ranked && later()),
    useScenario.subscribe((now, before) => now.status !== before.status && later()),
  ]
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}

async function ask(): Promise<void> {
  const key = firmnessKey()
  if (key === '' || key === useFirmness.getState().key || !useClient.getState().result) return
  try {
    const { sites } = await getJson<ScoreAnswer>(key)
    const byCell = new Map(
      sites.map(({ cell, robustness }) => [cell, robustness?.inTop ?? Number.NaN]),
    )
    useFirmness.setState({ key, byCell })
  } catch {
    // The list is whole without it; it is asked for again at the next change.
  }
}
