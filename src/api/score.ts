import { z } from 'zod'
import { CRITERION_IDS, type CriterionId } from '../core/criteria/criterion.ts'
import type { Frame, PartnerSite } from '../core/score/frame.ts'
import { type RankedSite, rankSites } from '../core/score/rank.ts'
import { type Scores, scoreFrame } from '../core/score/score.ts'
import { parseWeights } from '../core/score/weights.ts'

/** Most sites one answer ranks. */
const MOST_SITES = 100_000

/** What `GET /api/score` and `siteswap score` are asked, as words. */
export const ScoreQuery = z.object({
  profile: z.string().default('urban'),
  /** 'id=w,id=w'; a criterion that is not named keeps its weight of the profile. */
  weights: z.string().optional(),
  top: z.coerce
    .number({ error: 'must be a whole number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(MOST_SITES, `must be at most ${MOST_SITES}`)
    .default(50),
  /** Metres between two ranked sites; the profile's own where it is not given. */
  spacing: z.coerce
    .number({ error: 'must be a number of metres' })
    .min(0, 'must not be negative')
    .optional(),
})
export type ScoreQuery = z.infer<typeof ScoreQuery>
export type RankQuery = Omit<ScoreQuery, 'profile'>

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
    }),
  ),
  inputsHash: z.string(),
  elapsedMs: z.number(),
})
export type ScoreAnswer = z.infer<typeof ScoreAnswer>
export type SiteAnswer = ScoreAnswer['sites'][number]

/**
 * Scores and ranks a frame: the one way from a frame to a list, for command line and server.
 * Only `elapsedMs` differs between two runs on the same inputs.
 * @param started when the work began, by `performance.now()`
 * @throws Problem usage for weights that are not understood or all 0
 */
export function answerScore(frame: Frame, query: RankQuery, started: number): ScoreAnswer {
  const scores = scoreFrame(frame, parseWeights(query.weights ?? ''))
  const spacingMetres = query.spacing ?? frame.profile.spacingMetres
  const sites = rankSites(frame, scores, { top: query.top, spacingMetres })
  const excluded = excludedCounts(frame)
  const left = Object.values(excluded).reduce((sum, count) => sum + count, 0)
  return {
    profile: frame.profile.id,
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

function criteriaAnswer(frame: Frame, scores: Scores): ScoreAnswer['criteria'] {
  return frame.criteria.map(({ id, unit, active, missing, generated, inactiveBecause }, i) => {
    const weight = scores.shares[i]!
    return { id, unit, weight, active, missing, generated, inactiveBecause }
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
  return { rank, cell, lat, lon, score, contributions, partner, flags: [...flags] }
}

/** Cells by the reason that excludes them, in the frame's order; reasons of no cell left out. */
function excludedCounts(frame: Frame): Record<string, number> {
  const counts = new Uint32Array(frame.reasons.length + 1)
  for (const code of frame.excluded) counts[code]!++
  const named = frame.reasons.map((reason, i) => [reason, counts[i + 1]!] as const)
  return Object.fromEntries(named.filter(([, count]) => count > 0))
}
