import { z } from 'zod'
import type { Backtest } from '../core/score/backtest/backtest.ts'
import type { SplitBacktest } from '../core/score/backtest/split-backtest.ts'
import { withMissing } from '../core/score/missing-policies.ts'
import type { Profile } from '../core/score/profile.ts'
import { RULE_NAMES } from '../core/score/rules/rule.ts'
import { ProfileFile } from './profile-file.ts'
import { MissingWords, RuleWord } from './score.ts'

/** What `siteswap backtest` and `POST /api/backtest` are asked, the stations beside it. */
export const BacktestQuery = z.object({
  profile: z.string().default('urban'),
  weights: z.string().optional(),
  rule: RuleWord.optional(),
  missing: MissingWords.optional(),
  /** 'YYYY-MM-DD': those opened up to it exist. */
  split: z.string(),
})

/** The query of `POST /api/backtest`, whose body is the file of stations. */
export const BacktestRequest = BacktestQuery.extend({
  /** Name of the file: its ending tells the format. */
  name: z.string().min(1, 'must not be empty').max(200, 'is too long').default('stations.csv'),
  /** 'field=column,field=column' where a heading does not say what it is. */
  map: z.string().optional(),
  /** Offer weights fitted to earlier openings. */
  fit: z.enum(['true', 'false'], { error: 'must be true or false' }).default('false'),
})
export type BacktestRequest = z.infer<typeof BacktestRequest>

/** The profile that a back-test is of. */
export function backtestProfile(
  profile: Profile,
  { rule, missing }: Pick<BacktestRequest, 'rule' | 'missing'>,
): Profile {
  const ruled = rule ? { ...profile, rule } : profile
  return missing === undefined ? ruled : withMissing(ruled, missing)
}

const Interval = { low: z.number(), high: z.number() }

const Measures = z.object({
  /** Area under the ROC curve, with its 95% bootstrap interval. */
  auc: z.number(),
  interval: z.object(Interval),
  /** How many times as many openings as a blind choice the best 1, 5 and 10% of cells hold. */
  lift: z.object({ 1: z.number(), 5: z.number(), 10: z.number() }),
  /** Share of the openings in the best 5% of cells. */
  recall5: z.number(),
  /** By how much the AUC is above that of the people in the cell; null where none are known. */
  difference: z.object({ value: z.number(), ...Interval }).nullable(),
})

/** What it answers. */
export const BacktestAnswer = Measures.extend({
  profile: z.string(),
  rule: z.enum(RULE_NAMES),
  split: z.string(),
  stations: z.object({ earlier: z.number(), later: z.number(), undated: z.number() }),
  cells: z.number().int(),
  /** Cells where a station opened after the split. */
  openings: z.number().int(),
  /** The people in the cell as the score; null where no population is known. */
  population: z.object({ auc: z.number(), recall5: z.number() }).nullable(),
  /** Weights that explain earlier openings best: offered, applied to nothing. */
  fit: Measures.extend({
    from: z.string(),
    to: z.string(),
    learnt: z.number().int(),
    profile: ProfileFile,
  }).optional(),
  elapsedMs: z.number(),
})
export type BacktestAnswer = z.infer<typeof BacktestAnswer>
export type BacktestMeasures = z.infer<typeof Measures>

/** A back-test as answers show it. */
export function backtestAnswer(
  result: SplitBacktest,
  profile: Profile,
  split: string,
  started: number,
): BacktestAnswer {
  const { cells, openings, stations, baselines, fit } = result
  const people = baselines.population
  return {
    profile: profile.id,
    rule: profile.rule ?? 'sum',
    split,
    stations: { ...stations },
    cells,
    openings,
    ...measuresOf(result),
    population: people === undefined ? null : { auc: people.auc, recall5: people.recall5 },
    ...(fit && {
      fit: {
        from: fit.from,
        to: split,
        learnt: fit.learnt,
        ...measuresOf(fit),
        profile: fittedProfile(profile, fit.weights),
      },
    }),
    elapsedMs: Math.round(performance.now() - started),
  }
}

function measuresOf({ auc, interval, lift, recall5, baselines }: Backtest<string>) {
  const difference = baselines.population?.difference ?? null
  return { auc, interval: { ...interval }, lift: { ...lift }, recall5, difference }
}

/** The profile with other weights, as a file that `--profile` takes. */
function fittedProfile(
  profile: Profile,
  weights: Readonly<Record<string, number>>,
): z.infer<typeof ProfileFile> {
  const { classes, ...parameters } = profile.parameters
  const criteria = profile.criteria.map((each) => ({ ...each, weight: weights[each.id] ?? 0 }))
  return ProfileFile.parse({
    id: `${profile.id}-fitted`,
    title: `${profile.title}, weights fitted to openings`,
    criteria,
    spacingMetres: profile.spacingMetres,
    ...(profile.rule && { rule: profile.rule }),
    parameters,
    classes,
  })
}
