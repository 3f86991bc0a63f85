import { create } from 'zustand'
import type { ScoreAnswer } from '../../api/score.ts'
import { getJson } from './request.ts'
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

/** What the firmness on the screen has to belong to; '' where the server cannot know it. */
export function firmnessKey(): string {
  const { profileId, weights, top, brush, curvesByProfile } = useClient.getState()
  const isServers = !brush && Object.keys(curvesByProfile[profileId] ?? {}).length === 0
  return isServers ? `/api/score?${queryOf(profileId, weights, top)}` : ''
}

function queryOf(profile: string, weights: object, top: number): string {
  const pairs = Object.entries(weights).map(([id, weight]) => `${id}=${weight}`)
  const words = { profile, weights: pairs.join(), top: String(top), robustness: String(DRAWS) }
  return new URLSearchParams(words).toString()
}

/** Asks anew whenever the weights have come to rest. @returns what stops it */
export function followFirmness(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), REST_MS)
  }
  later()
  const unsubscribe = useClient.subscribe((now, before) => {
    if (now.result?.ranked !== before.result?.ranked) later()
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
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
