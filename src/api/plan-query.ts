import { z } from 'zod'
import { NEED_PARAMETERS } from '../core/need/station-need.ts'
import { DEFAULT_SOURCES, parseSources } from '../core/plan/candidate-source.ts'
import { siteWords } from '../core/plan/named-sites.ts'
import type { PartnerMost, PlanQuestion } from '../core/plan/plan-question.ts'
import { Problem } from '../core/problem.ts'
import type { Profile } from '../core/score/profile.ts'
import { GENERATIONS, STATION_LOAD_KVA } from '../core/station/generations.ts'

const aNumber = z.coerce.number({ error: 'must be a number' })
const aWholeNumber = aNumber.int('must be a whole number')
const onOff = z.enum(['on', 'off'], { error: 'must be on or off' })
const words = z.union([z.string(), z.array(z.string())]).default([])

const OBJECTIVES = ['mclp', 'lscp', 'p-median', 'p-center', 'flow', 'mixed'] as const

/** What `POST /api/plans` and `siteswap plan` are asked, as words. */
export const PlanQuery = z.strictObject({
  objective: z.enum(OBJECTIVES, { error: `must be one of ${OBJECTIVES.join(', ')}` }),
  /** How many: one of these four; `lscp` takes none. */
  sites: aWholeNumber.optional(),
  /** RMB. */
  budget: aNumber.optional(),
  share: aNumber.optional(),
  quota: z.enum(['need'], { error: 'must be need' }).optional(),
  /** Of the quota: vehicles a station, growth a year, target year. */
  vsr: aNumber.default(NEED_PARAMETERS.vehiclesPerStation),
  growth: aNumber.default(NEED_PARAMETERS.growthPerYear),
  year: aWholeNumber.optional(),
  /** Metres; the profile's own where it is not given. */
  cutoff: aNumber.optional(),
  /** 2 = backup coverage. */
  times: aWholeNumber.optional(),
  /** Metres. */
  maxDistance: aNumber.optional(),
  /** km on a full charge; (0.90 − 0.15) × pack ÷ the corridor's kWh/km where it is not given. */
  range: aNumber.optional(),
  /** kWh. */
  pack: aNumber.default(75),
  /** lscp: most km between two stations along a highway, instead of all demand. */
  gap: aNumber.optional(),
  candidates: z.string().default(DEFAULT_SOURCES),
  existing: onOff.default('on'),
  building: onOff.default('off'),
  fixed: words,
  forbidden: words,
  /** 'PARTNER=K'. */
  partnerMost: words,
  /** Metres; the profile's own where it is not given. */
  spacing: aNumber.optional(),
  headroom: onOff.default('on'),
  /** Station model whose cost is taken. */
  generation: aWholeNumber.default(2),
  /** RMB a station. */
  capex: aNumber.optional(),
  /** kVA a station. */
  load: aNumber.default(STATION_LOAD_KVA),
  profile: z.string().default('urban'),
  /** Number of a scenario of the project. */
  scenario: aWholeNumber.optional(),
  /** Beside the plan: the best so many different ones within a share of it. */
  alternatives: z.coerce.string().optional(),
  within: z.coerce.string().default('1%'),
  /** In which order to open: numbers of sites, or RMB a phase, with commas. */
  phases: z.coerce.string().optional(),
  phaseBudgets: z.coerce.string().optional(),
  /** The best plan for every number of sites up to those asked for, or for parts of the budget. */
  curve: z.boolean().optional(),
  seconds: aNumber.default(60),
  seed: aWholeNumber.default(1),
})
export type PlanQuery = z.output<typeof PlanQuery>

/** Charge in the battery when a swap is asked for and after one: thesis. */
const [EMPTY, FULL] = [0.15, 0.9]

/**
 * The question in numbers.
 * @throws Problem usage where options do not go together, bad_input where a number cannot be meant
 */
export function planQuestion(query: PlanQuery, profile: Profile): PlanQuestion {
  checkTogether(query)
  checkNumbers(query)
  const { sites, budget, share, year, times } = query
  const { parameters, spacingMetres } = profile
  return {
    objective: query.objective,
    ...(sites !== undefined && { sites }),
    ...(budget !== undefined && { budget }),
    ...(share !== undefined && { share }),
    ...(query.quota && {
      quota: { vehiclesPerStation: query.vsr, growthPerYear: query.growth },
    }),
    ...(year !== undefined && { year }),
    cutoffMetres: query.cutoff ?? parameters.cutoffMetres,
    ...(times !== undefined && { times: times === 2 ? 2 : 1 }),
    ...(query.maxDistance !== undefined && { maxDistanceMetres: query.maxDistance }),
    candidates: parseSources(query.candidates),
    existing: query.existing === 'on',
    building: query.building === 'on',
    fixed: siteWords([query.fixed].flat()),
    forbidden: siteWords([query.forbidden].flat()),
    partnerMost: [query.partnerMost]
      .flat()
      .flatMap((text) => text.split(','))
      .map(partnerMost),
    spacingMetres: query.spacing ?? spacingMetres,
    headroom: query.headroom === 'on',
    station: { capexRmb: capexOf(query), loadKva: query.load },
    ...(query.gap !== undefined && { gapKm: query.gap }),
    rangeKm: query.range ?? ((FULL - EMPTY) * query.pack) / parameters.corridorKwhPerKm,
  }
}

function checkTogether(query: PlanQuery): void {
  const { objective, sites, budget, share, quota } = query
  const limits = [sites, budget, share, quota].filter((limit) => limit !== undefined).length
  const fail = (sentence: string) => {
    throw new Problem('usage', sentence)
  }
  if (share !== undefined && objective !== 'mclp')
    fail('--share goes with --objective mclp: the fewest sites that cover that share of demand.')
  if (share !== undefined && limits > 1)
    fail('With --share the fewest sites are looked for: leave --sites, --budget and --quota out.')
  if (objective === 'lscp' && sites !== undefined)
    fail('--objective lscp looks for the fewest sites: leave --sites out.')
  if (objective !== 'lscp' && limits === 0)
    fail(
      `--objective ${objective} needs --sites N, --budget AMOUNT${objective === 'mclp' ? ', --share S' : ''} or --quota need.`,
    )
  if (query.times !== undefined && objective !== 'mclp')
    fail('--times goes with --objective mclp: so many stations within the cutoff.')
  if (query.gap !== undefined && objective !== 'lscp')
    fail('--gap goes with --objective lscp: the fewest stations that leave no longer gap.')
  const isDistance = objective === 'p-median' || objective === 'p-center'
  if (query.maxDistance !== undefined && !isDistance)
    fail('--max-distance goes with --objective p-median and p-center.')
}

function checkNumbers(query: PlanQuery): void {
  const above = (name: keyof PlanQuery, option: string, what = 'a number above 0') => {
    const value = query[name]
    if (value !== undefined && !(Number(value) > 0 && Number(value) < Infinity))
      throw new Problem('bad_input', `--${option} must be ${what}, not ${value}.`)
  }
  above('sites', 'sites', 'a whole number above 0')
  for (const name of ['budget', 'share', 'cutoff', 'range', 'gap', 'pack', 'vsr', 'load'] as const)
    above(name, name)
  above('maxDistance', 'max-distance')
  above('seconds', 'seconds')
  above('capex', 'capex')
  if (query.share !== undefined && query.share > 1)
    throw new Problem('bad_input', `--share must be a share from 0 to 1, not ${query.share}.`)
  if (query.times !== undefined && query.times !== 1 && query.times !== 2)
    throw new Problem('bad_input', `--times must be 1 or 2 (backup coverage), not ${query.times}.`)
  if (query.spacing !== undefined && !(query.spacing >= 0))
    throw new Problem(
      'bad_input',
      `--spacing must be a number of metres ≥ 0, not ${query.spacing}.`,
    )
  if (!(query.growth > -1 && query.growth <= 10))
    throw new Problem('bad_input', `--growth must be above -1 and at most 10, not ${query.growth}.`)
  if (!(query.seed >= 0 && query.seed < 2 ** 32))
    throw new Problem('bad_input', `--seed must be from 0 to ${2 ** 32 - 1}, not ${query.seed}.`)
}

function partnerMost(text: string): PartnerMost {
  const [, partner, most] = /^\s*(.+?)\s*=\s*(\d+)\s*$/.exec(text) ?? []
  if (partner === undefined || most === undefined)
    throw new Problem('usage', `--partner-most takes PARTNER=NUMBER, not "${text}".`)
  return { partner, most: Number(most) }
}

function capexOf({ generation, capex }: PlanQuery): number {
  if (capex !== undefined) return capex
  const known = GENERATIONS.find((model) => model.generation === generation)
  const ids = GENERATIONS.map((model) => model.generation).join(', ')
  if (!known)
    throw new Problem('bad_input', `There is no generation ${generation}: choose one of ${ids}.`)
  if (known.capexRmb === undefined)
    throw new Problem(
      'bad_input',
      `No source tells what a station of generation ${generation} costs: say so with --capex RMB.`,
    )
  return known.capexRmb
}
