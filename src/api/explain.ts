import { z } from 'zod'
import { CRITERION_IDS, type CriterionId } from '../core/criteria/criterion.ts'
import { CRITERIA } from '../core/criteria/registry.ts'
import { siteCompetition } from '../core/criteria/site-competition.ts'
import type { Surroundings } from '../core/criteria/surroundings.ts'
import type { ScenarioView } from '../core/scenario/scenario-view.ts'
import { explainCell } from '../core/score/explain.ts'
import type { Frame } from '../core/score/frame.ts'
import { RULE_NAMES } from '../core/score/rules/rule.ts'
import { weightsFor } from '../core/score/weights.ts'
import { answerReach, ReachAnswer } from './reach.ts'
import { ScenarioMark, scenarioMark } from './scenario.ts'
import {
  MissingWords,
  PartnerSiteAnswer,
  partnerAnswer,
  RuleWord,
  Spacing,
  scoresOf,
  TopSites,
} from './score.ts'

/** What `GET /api/explain` is asked. */
export const ExplainQuery = z.object({
  /** 'LAT,LON' in degrees, an H3 cell, or the id or name of a partner site. */
  at: z.string().min(1, 'must name a place'),
  profile: z.string().default('urban'),
  weights: z.string().optional(),
  rule: RuleWord.optional(),
  missing: MissingWords.optional(),
  /** Also says what it takes to be among the best so many. */
  top: TopSites.optional(),
  spacing: Spacing.optional(),
})
export type ExplainQuery = z.infer<typeof ExplainQuery>

const Feature = z.object({
  /** What it is to the site. */
  role: z.string(),
  /** Name of its dataset. */
  dataset: z.string(),
  generated: z.boolean(),
  id: z.string(),
  name: z.string(),
  /** Straight line from the site; null where it has no place of its own or is all around. */
  metres: z.number().nullable(),
  facts: z
    .array(
      z.object({ what: z.string(), value: z.union([z.number(), z.string()]), unit: z.string() }),
    )
    .readonly(),
})

/** What a value rests on (`core/criteria/evidence.ts`). */
const EvidenceAnswer = z.object({
  features: z.array(Feature).readonly(),
  /** Features of the same sort that are not listed. */
  more: z.number().int(),
  notes: z.array(z.string()).readonly(),
})

/** Swaps/day a new station here would get (Huff), null with the reason where nothing can be said. */
const CompetitionAnswer = z.object({
  demand: z.number().nullable(),
  /** Taken from our own stations. */
  fromOwn: z.number().nullable(),
  fromCompetitors: z.number().nullable(),
  /** Charged at home before. */
  fresh: z.number().nullable(),
  /** Of the station that would be built. */
  attraction: z.number().nullable(),
  /** The stations that lose most. */
  losers: z.array(Feature).readonly(),
  unknownBecause: z.string(),
})
export type CompetitionAnswer = z.infer<typeof CompetitionAnswer>

/** What `GET /api/explain` and `siteswap explain --json` answer. */
export const ExplainAnswer = z.object({
  /** The scenario it is of; absent: the baseline. */
  scenario: ScenarioMark.optional(),
  /** 'sum', or a rule whose contributions are Shapley shares. */
  rule: z.enum(RULE_NAMES),
  cell: z.string(),
  /** Degrees: where the station would stand. */
  lat: z.number(),
  lon: z.number(),
  /** 0–100, null where the cell is excluded. */
  score: z.number().nullable(),
  excludedBy: z.string().nullable(),
  /** Share of the cell outside all `forbid` exclusions. */
  freeShare: z.number(),
  partner: PartnerSiteAnswer.nullable(),
  flags: z.array(z.string()).readonly(),
  criteria: z
    .array(
      z.object({
        id: z.enum(CRITERION_IDS),
        meaning: z.string(),
        unit: z.string(),
        direction: z.enum(['benefit', 'cost']),
        active: z.boolean(),
        inactiveBecause: z.string(),
        /** Raw value, null where unknown or inactive. */
        value: z.number().nullable(),
        fullMarks: z.number(),
        /** 'at least' or 'estimated' where the value is that, else ''. */
        hedge: z.enum(['', 'at least', 'estimated']),
        curveValue: z.number().nullable(),
        weight: z.number(),
        contribution: z.number(),
        datasets: z.array(z.string()).readonly(),
        generated: z.boolean(),
        /** What the value rests on; null where the criterion is inactive. */
        evidence: EvidenceAnswer.nullable(),
      }),
    )
    .readonly(),
  /** Where the demand of a station here would come from. */
  competition: CompetitionAnswer,
  /** Where `top` was given. */
  reach: ReachAnswer.optional(),
})
export type ExplainAnswer = z.infer<typeof ExplainAnswer>

/**
 * Explains one row of a frame.
 * @param around what the frame was made from: says where each value comes from
 * @param over what a scenario says over the frame; the query's weights and spacing come before it
 * @throws Problem usage for weights that are not understood or all 0
 */
export function answerExplain(
  frame: Frame,
  around: Surroundings,
  row: number,
  query: Pick<ExplainQuery, 'weights' | 'rule' | 'top' | 'spacing'> = {},
  over?: ScenarioView,
): ExplainAnswer {
  const { weights = '', top } = query
  const spacing = query.spacing ?? over?.spacingMetres
  const scores = scoresOf(frame, weightsFor([frame.profile], weights), query.rule, over)
  const explanation = explainCell(frame, scores, row)
  const { partner } = explanation
  return {
    ...(over && { scenario: scenarioMark(over) }),
    rule: scores.ruleName,
    ...explanation,
    partner: partner && partnerAnswer(partner),
    criteria: explanation.criteria.map((criterion) => ({
      ...criterion,
      evidence: criterion.active ? evidenceOf(criterion.id, around, row) : null,
    })),
    competition: answerCompetition(around, row),
    ...(top !== undefined && { reach: answerReach(frame, scores, row, { top, spacing }) }),
  }
}

function evidenceOf(id: CriterionId, around: Surroundings, row: number) {
  return CRITERIA.find((criterion) => criterion.id === id)!.evidence(around, row)
}

function answerCompetition(around: Surroundings, row: number): CompetitionAnswer {
  const found = siteCompetition(around, row)
  if (typeof found !== 'string') return { ...found, unknownBecause: '' }
  const none = { demand: null, fromOwn: null, fromCompetitors: null, fresh: null, attraction: null }
  return { ...none, losers: [], unknownBecause: found }
}
