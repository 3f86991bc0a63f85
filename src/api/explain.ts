import { z } from 'zod'
import { CRITERION_IDS } from '../core/criteria/criterion.ts'
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
        curveValue: z.number().nullable(),
        weight: z.number(),
        contribution: z.number(),
        datasets: z.array(z.string()).readonly(),
        generated: z.boolean(),
      }),
    )
    .readonly(),
  /** Where `top` was given. */
  reach: ReachAnswer.optional(),
})
export type ExplainAnswer = z.infer<typeof ExplainAnswer>

/**
 * Explains one row of a frame.
 * @param over what a scenario says over the frame; the query's weights and spacing come before it
 * @throws Problem usage for weights that are not understood or all 0
 */
export function answerExplain(
  frame: Frame,
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
    ...(top !== undefined && { reach: answerReach(frame, scores, row, { top, spacing }) }),
  }
}
