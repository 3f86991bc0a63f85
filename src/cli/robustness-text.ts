import type { ScoreAnswer, SiteAnswer } from '../api/score.ts'
import { count } from './figures.ts'

/** How firmly a site holds its place: '96% 1–7', the share of draws and the range of its rank. */
export function holdsText({ robustness }: SiteAnswer): string {
  if (robustness === undefined) return ''
  const { inTop, rankLow, rankHigh } = robustness
  const range = rankLow === rankHigh ? String(rankLow) : `${rankLow}–${rankHigh}`
  return `${shareText(inTop)} ${range}`
}

/** Whole per cent; what is not certain never reads as if it were. */
function shareText(share: number): string {
  if (share < 1 && share > 0.995) return '>99%'
  return share > 0 && share < 0.005 ? '<1%' : `${Math.round(100 * share)}%`
}

/** What the column means and how it was found. */
export function holdsNote({ robustness }: ScoreAnswer): string {
  if (robustness === undefined) return ''
  const { draws, seed, concentration, top, pool } = robustness
  return `Holds: share of ${count(draws)} draws of the weights in which the site is among the best ${count(top)}, and the 5–95% range of its rank among the best ${count(pool)} (Dirichlet around the weights, concentration ${concentration}, seed ${seed}).`
}
