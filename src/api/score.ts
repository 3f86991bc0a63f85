import { z } from 'zod'
import { CRITERION_IDS, type CriterionId } from '../core/criteria/criterion.ts'
import type { ScenarioView } from '../core/scenario/scenario-view.ts'
import { type Frame, hedgeAt, type PartnerSite } from '../core/score/frame.ts'
import { type RankedSite, rankSites } from '../core/score/rank.ts'
import {
  type SiteStability,
  STABILITY_CONCENTRATION,
  STABILITY_SEED,
  siteStability,
} from '../core/score/robustness/site-stability.ts'
import { RULE_NAMES, type RuleName } from '../core/score/rules/rule.ts'
import { type Scores, scoreFrame, type Weights } from '../core/score/score.ts'
import { weightsFor } from '../core/score/weights.ts'
import { ScenarioMark, scenarioMark } from './scenario.ts'

/** Most sites one answer ranks. */
const MOST_SITES = 100_000
const MOST_DRAWS = 10_000

/** Metres between two ranked sites; the profile's own where it is not given. */
export const Spacing = z.coerce
  .number({ error: 'must be a number of metres' })
  .min(0, 'must not be negative')

/** How many sites are listed. */
export const TopSites = z.coerce
  .number({ error: 'must be a whole number' })
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(MOST_SITES, `must be at most ${MOST_SITES}`)

/** How curve values become a score; the profile's own where it is not given. */
export const RuleWord = z.enum(RULE_NAMES, { error: `must be one of ${RULE_NAMES.join(', ')}` })

/** What unknown values count as, as words: 'worst', or 'id=policy,id=policy'. */
export const MissingWords = z.string()

/** What `GET /api/score` and `siteswap score` are asked, as words. */
export const ScoreQuery = z.object({
  profile: z.string().default('urban'),
  /** 'id=w,id=w'; a criterion that is not named keeps its weight of the profile. */
  weights: z.string().optional(),
  rule: RuleWord.optional(),
  missing: MissingWords.optional(),
  top: TopSites.default(50),
  spacing: Spacing.optional(),
  /** Draws of the weights that tell how firm each place is; none where it is not given. */
  robustness: z.coerce
    .number({ error: 'must be a whole number of draws' })
    .int('must be a whole number of draws')
    .min(1, 'must be at least 1')
    .max(MOST_DRAWS, `must be at most ${MOST_DRAWS}`)
    .optional(),
})
export type ScoreQuery = z.infer<typeof ScoreQuery>
export type RankQuery = Omit<ScoreQuery, 'profile' | 'missing'>

const Contributions = z.partialRecord(z.enum(CRITERION_IDS), z.number())

/** The partner site that is the best one of a cell. */
export const PartnerSiteAnswer = z.object({
  id: z.string(),
  name: z.string(),
  partner: z.string(),
  host: z.string(),
  generated: z.boolean(),
})

/** What `GET /api/score` and `siteswap score --json` answer. */
export const ScoreAnswer = z.object({
  profile: z.string(),
  /** The scenario it is of; absent: the baseline. */
  scenario: ScenarioMark.optional(),
  /** 'sum', or a rule whose contributions are Shapley shares: they can be below 0. */
  rule: z.enum(RULE_NAMES),
  resolution: z.number().int(),
  cells: z.number().int(),
  /** Cells that are not excluded. */
  scored: z.number().int(),
  /** Cells by the reason that excludes them. */
  excluded: z.record(z.string(), z.number().int()),
  criteria: z.array(
    z.object({
      id: z.enum(CRITERION_IDS),
      unit: z.string(),
      /** Share that counted: 0 where inactive, 1 over all criteria. */
      weight: z.number(),
      active: z.boolean(),
      /** Cells with an unknown value. */
      missing: z.number().int(),
      /** Whether a dataset behind it is generated. */
      generated: z.boolean(),
      /** Why it is inactive, '' where it is active. */
      inactiveBecause: z.string(),
      /** False where it is inactive or gives all free cells the same marks. */
      separates: z.boolean(),
    }),
  ),
  sites: z.array(
    z.object({
      rank: z.number().int(),
      cell: z.string(),
      /** Degrees: where the station would stand. */
      lat: z.number(),
      lon: z.number(),
      /** 0–100; the contributions add up to it. */
      score: z.number(),
      contributions: Contributions,
      /** null = greenfield. */
      partner: PartnerSiteAnswer.nullable(),
      flags: z.array(z.string()),
      /** Criteria whose value is 'at least' so much (a bound) or 'estimated' (by no source). */
      hedges: z.partialRecord(z.enum(CRITERION_IDS), z.enum(['at least', 'estimated'])),
      robustness: z
        .object({
          /** Share of the draws in which the site is among the best `top`. */
          inTop: z.number(),
          /** Its rank from the 5th to the 95th percentile of the draws. */
          rankLow: z.number().int(),
          rankHigh: z.number().int(),
        })
        .optional(),
    }),
  ),
  /** How robustness was found, where it was asked for. */
  robustness: z
    .object({
      draws: z.number().int(),
      seed: z.number().int(),
      /** Weights are drawn from Dirichlet(concentration × weight). */
      concentration: z.number(),
      top: z.number().int(),
      /** Best sites, spaced as the list is, that competed. */
      pool: z.number().int(),
    })
    .optional(),
  /** How the weights were found, where they were not given outright. */
  weighting: z
    .object({
      by: z.enum(['rank', 'pairs']),
      /** Of judgements of pairs: above 0.1 they contradict each other. */
      consistencyRatio: z.number().optional(),
      warning: z.string().optional(),
    })
    .optional(),
  inputsHash: z.string(),
  elapsedMs: z.number(),
})
export type ScoreAnswer = z.infer<typeof ScoreAnswer>
export type SiteAnswer = ScoreAnswer['sites'][number]

/**
 * Scores and ranks a frame: the one way from a frame to a list, for command line and server.
 * Only `elapsedMs` differs between two runs on the same inputs.
 * @param started when the work began, by `performance.now()`
 * @param over what a scenario says over the frame; the query's weights and spacing come before it
 * @throws Problem usage for weights that are not understood, of no criterion of the profile, or all 0
 */
export function answerScore(
  frame: Frame,
  query: RankQuery,
  started: number,
  over?: ScenarioView,
): ScoreAnswer {
  const weights = weightsFor([frame.profile], query.weights ?? '')
  const scores = scoresOf(frame, weights, query.rule, over)
  const spacingMetres = query.spacing ?? over?.spacingMetres ?? frame.profile.spacingMetres
  const listing = { top: query.top, spacingMetres }
  const draws = query.robustness
  const stability =
    draws === undefined ? undefined : siteStability(frame, scores, { ...listing, draws })
  const answer = listAnswer(frame, scores, rankSites(frame, scores, listing), started, over)
  if (!stability) return answer
  return {
    ...answer,
    sites: answer.sites.map((site, i) => ({ ...site, robustness: firmness(stability, i) })),
    robustness: robustnessAnswer(stability, query),
  }
}

/** Scores of a frame; what is asked comes before what a scenario says, that before the profile. */
export function scoresOf(
  frame: Frame,
  weights: Weights,
  rule?: RuleName,
  over?: ScenarioView,
): Scores {
  const ruleName = rule ?? over?.rule ?? frame.profile.rule
  return scoreFrame(frame, { ...over?.weights, ...weights }, undefined, ruleName)
}

/** A ranked list as an answer. */
export function listAnswer(
  frame: Frame,
  scores: Scores,
  sites: readonly RankedSite[],
  started: number,
  over?: ScenarioView,
): ScoreAnswer {
  const excluded = excludedCounts(frame)
  const left = Object.values(excluded).reduce((sum, count) => sum + count, 0)
  return {
    profile: frame.profile.id,
    ...(over && { scenario: scenarioMark(over) }),
    rule: scores.ruleName,
    resolution: frame.grid.resolution,
    cells: frame.grid.length,
    scored: frame.grid.length - left,
    excluded,
    criteria: criteriaAnswer(frame, scores),
    sites: sites.map((site) => siteAnswer(frame, site)),
    inputsHash: frame.inputsHash,
    elapsedMs: Math.round(performance.now() - started),
  }
}

/** What counted, and how much, as answers show it. */
export function criteriaAnswer(frame: Frame, scores: Scores): ScoreAnswer['criteria'] {
  return frame.criteria.map((criterion, i) => {
    const { id, unit, active, missing, generated, inactiveBecause, separates } = criterion
    const weight = scores.shares[i]!
    return { id, unit, weight, active, missing, generated, inactiveBecause, separates }
  })
}

/** A partner site as answers show it. */
export function partnerAnswer(site: PartnerSite): z.infer<typeof PartnerSiteAnswer> {
  const { id, name, partner, host, generated } = site
  return { id, name, partner, host, generated }
}

function siteAnswer(frame: Frame, site: RankedSite): SiteAnswer {
  const { rank, cell, lat, lon, score, flags } = site
  const contributions: Partial<Record<CriterionId, number>> = { ...site.contributions }
  const best = frame.partners[site.partnerRow]
  const partner = best === undefined ? null : partnerAnswer(best)
  const hedges = hedgesAt(frame, site.row)
  return { rank, cell, lat, lon, score, contributions, partner, flags: [...flags], hedges }
}

function hedgesAt(frame: Frame, row: number): SiteAnswer['hedges'] {
  const words = frame.criteria.map((criterion) => [criterion.id, hedgeAt(criterion, row)] as const)
  return Object.fromEntries(words.filter(([, word]) => word !== ''))
}

function firmness({ inTop, rankLow, rankHigh }: SiteStability, place: number) {
  return { inTop: inTop[place]!, rankLow: rankLow[place]!, rankHigh: rankHigh[place]! }
}

function robustnessAnswer({ pool }: SiteStability, { top, robustness = 0 }: RankQuery) {
  const [seed, concentration] = [STABILITY_SEED, STABILITY_CONCENTRATION]
  return { draws: robustness, seed, concentration, top, pool }
}

/** Cells by the reason that excludes them, in the frame's order; reasons of no cell left out. */
function excludedCounts(frame: Frame): Record<string, number> {
  const counts = new Uint32Array(frame.reasons.length + 1)
  for (const code of frame.excluded) counts[code]!++
  const named = frame.reasons.map((reason, i) => [reason, counts[i + 1]!] as const)
  return Object.fromEntries(named.filter(([, count]) => count > 0))
}
