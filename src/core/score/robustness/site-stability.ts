import { Problem } from '../../problem.ts'
import type { Frame } from '../frame.ts'
import { ruleNamed } from '../rules/rule-named.ts'
import { activeColumns, type Scores } from '../score.ts'
import { type RankStability, rankStability } from './rank-stability.ts'
import { poolSize, rivalRows } from './rivals.ts'

/** How weights are drawn around the chosen ones. */
export const STABILITY_SEED = 1
export const STABILITY_CONCENTRATION = 100

/** Ranks held at once: more take seconds and hundreds of megabytes. */
const MOST_RANKS = 10_000_000

/** How firm the listed sites are, in the order of the list, and how many sites competed. */
export interface SiteStability extends RankStability {
  readonly pool: number
}

/**
 * How firm the sites of a ranked list are when the weights are not quite certain: 1,000 draws, say,
 * of the weights, and the rank of each site among its rivals under each. Node only.
 * @throws Problem usage where so many sites over so many draws are too much
 */
export function siteStability(
  frame: Frame,
  scores: Scores,
  options: { readonly top: number; readonly spacingMetres: number; readonly draws: number },
): SiteStability {
  const { top, spacingMetres, draws } = options
  checkSize(top, draws)
  const rows = rivalRows(frame, scores, top, spacingMetres)
  const { columns, shares } = activeColumns(frame, scores)
  const { ruleName } = scores
  const ruleOf = ruleName === 'sum' ? undefined : ruleNamed(ruleName, columns, frame.excluded)
  const stability = rankStability(columns, shares, rows, {
    top,
    draws,
    concentration: STABILITY_CONCENTRATION,
    seed: STABILITY_SEED,
    ruleOf,
  })
  return { ...stability, pool: rows.length }
}

function checkSize(top: number, draws: number): void {
  const most = Math.floor(MOST_RANKS / poolSize(top))
  if (draws <= most) return
  throw new Problem(
    'usage',
    most > 0
      ? `Robustness of the best ${top} takes at most ${most} draws, not ${draws}: ask for fewer draws or fewer sites.`
      : `Robustness of the best ${top} is too much to draw: ask for fewer sites.`,
  )
}
