import type { ScoreAnswer, SiteAnswer } from '../../../api/score.ts'
import { getJson } from '../request.ts'

export const COMPARED_SITES = 50
const MEAN_OF = 10

/** Figures of two lists side by side; a difference is the second less the first. */
export interface Comparison {
  readonly rows: readonly { readonly key: FigureKey; readonly a: number; readonly b: number }[]
  /** Sites (by cell) that only one of the lists holds, best first. */
  readonly onlyA: readonly SiteAnswer[]
  readonly onlyB: readonly SiteAnswer[]
  readonly common: number
}

export type FigureKey = 'best' | 'mean' | 'scored'

/** Scores two scenarios (0 is the baseline) under one profile, on the server. @throws RequestError */
export async function compareScenarios(profile: string, a: number, b: number): Promise<Comparison> {
  const [first, second] = await Promise.all([score(profile, a), score(profile, b)])
  return comparisonOf(first, second)
}

function score(profile: string, scenario: number): Promise<ScoreAnswer> {
  const words = new URLSearchParams({ profile, top: String(COMPARED_SITES) })
  if (scenario > 0) words.set('scenario', String(scenario))
  return getJson<ScoreAnswer>(`/api/score?${words}`)
}

/** How two lists differ. */
export function comparisonOf(
  a: Pick<ScoreAnswer, 'sites' | 'scored'>,
  b: Pick<ScoreAnswer, 'sites' | 'scored'>,
): Comparison {
  const inA = new Set(a.sites.map(({ cell }) => cell))
  const inB = new Set(b.sites.map(({ cell }) => cell))
  return {
    rows: [
      { key: 'best', a: a.sites[0]?.score ?? Number.NaN, b: b.sites[0]?.score ?? Number.NaN },
      { key: 'mean', a: meanOfBest(a.sites), b: meanOfBest(b.sites) },
      { key: 'scored', a: a.scored, b: b.scored },
    ],
    onlyA: a.sites.filter(({ cell }) => !inB.has(cell)),
    onlyB: b.sites.filter(({ cell }) => !inA.has(cell)),
    common: a.sites.filter(({ cell }) => inB.has(cell)).length,
  }
}

function meanOfBest(sites: ScoreAnswer['sites']): number {
  const best = sites.slice(0, MEAN_OF)
  return best.reduce((sum, { score }) => sum + score, 0) / best.length
}
