import { z } from 'zod'
import { CRITERION_IDS } from '../core/criteria/criterion.ts'
import { idOf } from '../core/criteria/partner-site.ts'
import { numberColumn, textColumn } from '../core/dataset/dataset.ts'
import {
  BRAND_CONFIDENCE,
  BRAND_KNOWN,
  SOURCE_CRS,
  SOURCE_ROW,
  SOURCE_X,
  SOURCE_Y,
} from '../core/dataset/origin.ts'
import { cellIdAt } from '../core/grid/grid.ts'
import type { JudgedSites } from '../core/partners/judge-sites.ts'
import { PASSED_OVER } from '../core/partners/pick-sites.ts'
import { contributionsAt, flagsAt } from '../core/score/rank.ts'
import { STABILITY_CONCENTRATION, STABILITY_SEED } from '../core/score/robustness/site-stability.ts'
import { DatasetImported } from './import.ts'
import { criteriaAnswer, ScoreAnswer, Spacing } from './score.ts'

const count = (most: number) =>
  z.coerce
    .number({ error: 'must be a whole number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(most, `must be at most ${most}`)

const MOST_DRAWS = 10_000
const MOST_PICKED = 1_000_000

/** How a list is to be judged: what `siteswap sites` and `POST /api/sites` are asked, as words. */
export const SitesQuery = z.object({
  profile: z.string().default('urban'),
  /** 'id=w,id=w'; a criterion that is not named keeps its weight of the profile. */
  weights: z.string().optional(),
  /** At most so many sites are picked; all that no other rule passes over where it is not given. */
  top: count(MOST_PICKED).optional(),
  /** Metres between two picked sites. */
  spacing: Spacing.optional(),
  perPartner: count(MOST_PICKED).optional(),
  /** At most so many in one reporting area. */
  perCity: count(MOST_PICKED).optional(),
  robustness: count(MOST_DRAWS).optional(),
})
export type SitesQuery = z.infer<typeof SitesQuery>

const metres = z.number()
const nullableNumber = z.number().nullable()

/** One site of a list, judged at its own place. */
export const SiteJudged = z.object({
  /** From 1 over the data rows of the file. */
  row: z.number().int(),
  id: z.string(),
  name: z.string(),
  partner: z.string(),
  host: z.string(),
  /** The brand its name or brand column was recognised as, and how sure that is, 0–1. */
  brand: z.object({ name: z.string(), confidence: z.number() }).nullable(),
  address: z.string(),
  /** Degrees, WGS84. */
  lat: z.number(),
  lon: z.number(),
  /** As the file states it, where that is not WGS84. */
  origin: z.object({ crs: z.string(), x: z.number(), y: z.number() }).nullable(),
  cell: z.string(),
  /** Name of the reporting area, '' where none holds it. */
  city: z.string(),
  /** From 1, over all sites that are not excluded. */
  rank: z.number().int().nullable(),
  /** 0–100, on the scale of the region's cells; null where the site is excluded. */
  score: nullableNumber,
  /** Points by active criterion: they add up to the score. */
  contributions: z.partialRecord(z.enum(CRITERION_IDS), z.number()),
  /** Why it is excluded, null where it is not. */
  excludedBy: z.string().nullable(),
  /** Exclusions to be looked at on the spot. */
  flags: z.array(z.string()),
  /** Place among the picked ones, from 1. */
  picked: z.number().int().nullable(),
  /** Why a ranked site was not picked, '' where it was. */
  passedOver: z.enum(PASSED_OVER),
  substation: z
    .object({ name: z.string(), metres, headroomKva: nullableNumber, estimated: z.boolean() })
    .nullable(),
  access: z.object({ ref: z.string(), access: z.string(), metres }).nullable(),
  /** Swaps/day within the cutoff, null where not known. */
  demand: nullableNumber,
  unserved: nullableNumber,
  /** What a station here would get a day, and from whom. */
  competition: z
    .object({
      demand: z.number(),
      /** From our own stations: cannibalisation. */
      fromOwn: z.number(),
      fromCompetitors: z.number(),
      fresh: z.number(),
    })
    .nullable(),
  robustness: z
    .object({ inTop: z.number(), rankLow: z.number().int(), rankHigh: z.number().int() })
    .nullable(),
  /** What else seems to be the same place, one text each. */
  duplicates: z.array(z.string()),
})
export type SiteJudged = z.infer<typeof SiteJudged>

/** What is odd about a list as a whole: told, never mended. */
export const Suspicion = z.object({
  code: z.string(),
  message: z.string(),
  /** Rows it is about; 0 where it is about the file. */
  rows: z.number().int(),
})
export type Suspicion = z.infer<typeof Suspicion>

/** What a list's columns and coordinates were taken for. */
export const ReadingTaken = z.object({
  columns: z
    .array(
      z.object({
        /** A field of partner sites, or lat, lon, wkt, h3, latlon, lonlat. */
        field: z.string(),
        column: z.string(),
        by: z.enum(['place', 'mapping', 'name', 'alias']),
      }),
    )
    .readonly(),
  crs: z.string(),
  /** What the way to WGS84 costs in exactness, '' where nothing worth saying. */
  caveat: z.string(),
})

const words = z.string().optional()

/** How `POST /api/sites` and `/api/sites/preview` are to read their body. */
export const ListQuery = z.object({
  fileName: z.string().min(1, 'must name the file').max(300, 'is too long'),
  /** JSON: field → column. */
  map: words,
  crs: words,
  sheet: words,
  encoding: words,
})
export type ListQuery = z.infer<typeof ListQuery>

/** What `POST /api/sites` is asked. */
export const UploadQuery = SitesQuery.extend(ListQuery.shape).extend({
  /** Whether the list is also put into the project. */
  keep: z.stringbool().default(false),
})

/** A file looked into and read, before it is judged or kept. */
export const ListPreview = z.object({
  format: z.string(),
  encoding: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), rows: z.number().optional() })),
  sheet: z.string().nullable(),
  headings: z.array(z.string()),
  samples: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
  /** null where the rows state no place or cannot be read at all: `fault` says why. */
  read: DatasetImported.omit({ dataset: true, added: true })
    .extend({
      reading: ReadingTaken.nullable(),
      suspicions: z.array(Suspicion).readonly(),
      /** Degrees of the accepted sites: lon, lat, lon, lat …, at most 50,000 of them. */
      places: z.array(z.number()),
    })
    .nullable(),
  fault: z.string().nullable(),
})
export type ListPreview = z.infer<typeof ListPreview>

/** What `POST /api/sites` and `siteswap sites --json` answer. */
export const SitesAnswer = DatasetImported.extend({
  kind: z.literal('partners'),
  reading: ReadingTaken.nullable(),
  suspicions: z.array(Suspicion).readonly(),
  profile: z.string(),
  rule: ScoreAnswer.shape.rule,
  criteria: ScoreAnswer.shape.criteria,
  /** Sites by the reason that excludes them. */
  excluded: z.record(z.string(), z.number().int()),
  /** Sites in clusters of what seems to be one place. */
  clusters: z.number().int(),
  /** Service limit within which demand is counted, metres. */
  cutoffMetres: z.number(),
  robustness: z
    .object({
      draws: z.number().int(),
      seed: z.number().int(),
      concentration: z.number(),
      top: z.number().int(),
    })
    .nullable(),
  inputsHash: z.string(),
  elapsedMs: z.number(),
  /** In the order of the file. */
  sites: z.array(SiteJudged),
})
export type SitesAnswer = z.infer<typeof SitesAnswer>

/** All of an answer but what reading the file gave. */
export type SitesJudgement = Omit<SitesAnswer, keyof DatasetImported | 'suspicions' | 'reading'>

/** A judged list as it is answered. */
export function answerSites(
  judged: JudgedSites,
  query: Pick<SitesQuery, 'robustness'>,
  started: number,
): SitesJudgement {
  const { frame, scores, firmTop } = judged
  const { robustness: draws } = query
  const [seed, concentration] = [STABILITY_SEED, STABILITY_CONCENTRATION]
  return {
    profile: frame.profile.id,
    rule: scores.ruleName,
    criteria: criteriaAnswer(frame, scores),
    excluded: reasonCounts(judged),
    clusters: judged.duplicates.length,
    cutoffMetres: frame.profile.parameters.cutoffMetres,
    robustness: draws === undefined ? null : { draws, seed, concentration, top: firmTop },
    inputsHash: frame.inputsHash,
    sites: sitesOf(judged),
    elapsedMs: Math.round(performance.now() - started),
  }
}

function reasonCounts({ frame }: JudgedSites): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const code of frame.excluded)
    if (code > 0) counts[frame.reasons[code - 1]!] = (counts[frame.reasons[code - 1]!] ?? 0) + 1
  return counts
}

function sitesOf(judged: JudgedSites): SiteJudged[] {
  const { sites, frame } = judged
  const text = (field: string) => textColumn(sites, field)
  const number = (field: string) => numberColumn(sites, field)
  const [address, brand, crs] = [text('address'), text(BRAND_KNOWN), text(SOURCE_CRS)]
  const [confidence, row, x, y] = [
    number(BRAND_CONFIDENCE),
    number(SOURCE_ROW),
    number(SOURCE_X),
    number(SOURCE_Y),
  ]
  const same = duplicateTexts(judged)
  return Array.from({ length: sites.rows }, (_, site) => ({
    ...standing(judged, site),
    row: Number.isNaN(row[site]!) ? site + 1 : row[site]!,
    address: address[site]!,
    brand: brand[site] ? { name: brand[site]!, confidence: confidence[site]! } : null,
    origin: crs[site] ? { crs: crs[site]!, x: x[site]!, y: y[site]! } : null,
    cell: cellIdAt(frame.grid, site),
    duplicates: same.get(site) ?? [],
    ...surroundings(judged, site),
  }))
}

function standing({ frame, scores, rank, picked, areas, firmness }: JudgedSites, site: number) {
  const { id, name, partner, host } = frame.partners[site]!
  const score = scores.values[site]!
  const code = frame.excluded[site]!
  return {
    ...{ id, name, partner, host },
    lat: frame.siteLat[site]!,
    lon: frame.siteLon[site]!,
    city: areas[site]!,
    rank: rank[site] || null,
    score: Number.isNaN(score) ? null : score,
    contributions: code === 0 ? contributionsAt(frame, scores, site) : {},
    excludedBy: code === 0 ? null : frame.reasons[code - 1]!,
    flags: flagsAt(frame, site),
    picked: picked.place[site] || null,
    passedOver: picked.passedOver[site]!,
    robustness: firmness.get(site) ?? null,
  }
}

function surroundings({ substations, accesses, demand }: JudgedSites, site: number) {
  const substation = substations[site]
  return {
    substation: substation ? { ...substation, headroomKva: known(substation.headroomKva) } : null,
    access: accesses[site] ?? null,
    demand: known(demand?.demand[site]),
    unserved: known(demand?.unserved[site]),
    competition: demand?.competition[site] ?? null,
  }
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}

/** By row: what the row is joined to, in words. */
function duplicateTexts({ sites, duplicates, heldLists }: JudgedSites): Map<number, string[]> {
  const texts = new Map<number, string[]>()
  const rows = numberColumn(sites, SOURCE_ROW)
  const nameOf = ({ list, row }: { list: number; row: number }) => {
    if (list === 0) return `row ${Number.isNaN(rows[row]!) ? row + 1 : rows[row]!}`
    const held = heldLists[list - 1]!
    return `${idOf(held, row)} in ${held.provenance.name}`
  }
  for (const { entries, because } of duplicates) {
    const reason = [...new Set(because)].join(', ')
    for (const entry of entries) {
      if (entry.list !== 0) continue
      const others = entries.filter((other) => other !== entry).map(nameOf)
      texts.set(
        entry.row,
        others.map((other) => `${other} (${reason})`),
      )
    }
  }
  return texts
}
