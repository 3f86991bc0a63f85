import { z } from 'zod'
import { Problem } from '../core/problem.ts'
import type { ScenarioView } from '../core/scenario/scenario-view.ts'
import type { Frame } from '../core/score/frame.ts'
import { mixSites } from '../core/score/mix.ts'
import { weightsFor } from '../core/score/weights.ts'
import { listAnswer, type RankQuery, ScoreAnswer, scoresOf, TopSites } from './score.ts'

/** The profile word that asks for two lists side by side. */
export const MIXED = 'mixed'
/** The lists of 'mixed' where no quota is named: half of the sites each. */
const USUAL_LISTS = ['urban', 'highway']

/**
 * What `GET /api/score?profile=mixed` and `siteswap score --profile mixed --json` answer: a list a
 * profile. Scores of different lists are not on one scale, so ranks go from 1 in each, and lists
 * are never merged.
 */
export const MixedAnswer = z.object({
  profile: z.literal(MIXED),
  /** Sites of different lists stand at least so far apart, metres. */
  apart: z.number(),
  lists: z.array(
    ScoreAnswer.extend({
      /** Sites wanted; fewer are listed where no more are left. */
      quota: z.number().int(),
    }),
  ),
  elapsedMs: z.number(),
})
export type MixedAnswer = z.infer<typeof MixedAnswer>

/** Sites wanted of a list, by the word of its profile. */
export interface Quota {
  readonly profile: string
  readonly sites: number
}

/**
 * Quotas from words: 'urban=35,highway=15'; without any, half of the usual number each.
 * @throws Problem usage for what is no number of sites, a profile named twice, or one list alone
 */
export function parseQuota(text: string | undefined, top: number): Quota[] {
  if (text === undefined)
    return USUAL_LISTS.map((profile, i) => ({ profile, sites: Math.ceil((top - i) / 2) }))
  const quotas = text.split(',').map((part) => {
    const [profile = '', sites = ''] = part.split('=').map((word) => word.trim())
    const parsed = TopSites.safeParse(sites === '' ? undefined : sites)
    if (profile === '' || !parsed.success)
      throw new Problem(
        'usage',
        `A quota is a profile and a number of sites, as in urban=35,highway=15, not "${part.trim()}".`,
      )
    return { profile, sites: parsed.data }
  })
  const names = quotas.map(({ profile }) => profile)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice) throw new Problem('usage', `The quota of ${twice} is given twice.`)
  if (quotas.length < 2)
    throw new Problem(
      'usage',
      `Only ${names[0]} has a quota: name two lists, or ask for that profile alone.`,
    )
  return quotas
}

/** One list to be: the frame to score, what a scenario says over it, and its quota. */
export interface MixedList {
  readonly frame: Frame
  readonly view?: ScenarioView
  readonly quota: number
}

/**
 * Lists side by side whose sites do not stand on each other (`core/score/mix.ts`).
 * @throws Problem usage for weights no list looks at, and for robustness, which one list has alone
 */
export function answerMixed(
  lists: readonly MixedList[],
  query: RankQuery,
  started: number,
): MixedAnswer {
  if (query.robustness !== undefined)
    throw new Problem(
      'usage',
      'Robustness is of one list: ask for it with one profile, not with mixed.',
    )
  const profiles = lists.map(({ frame }) => frame.profile)
  const weights = weightsFor(profiles, query.weights ?? '')
  const mixed = lists.map(({ frame, view, quota }) => ({
    frame,
    quota,
    scores: scoresOf(frame, weights, query.rule, view),
    spacingMetres: query.spacing ?? view?.spacingMetres ?? frame.profile.spacingMetres,
  }))
  const apart = Math.min(...mixed.map(({ spacingMetres }) => spacingMetres))
  const ranked = mixSites(mixed, apart)
  return {
    profile: MIXED,
    apart,
    lists: mixed.map(({ frame, scores, quota }, i) => ({
      ...listAnswer(frame, scores, ranked[i]!, started, lists[i]!.view),
      quota,
    })),
    elapsedMs: Math.round(performance.now() - started),
  }
}
