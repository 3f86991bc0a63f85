import type { Dataset } from '../dataset/dataset.ts'
import type { Region } from '../grid/region.ts'
import { Areas } from '../need/area.ts'
import { Problem } from '../problem.ts'
import type { ColumnCache } from '../score/column-cache.ts'
import { computeSitesFrame } from '../score/compute-sites-frame.ts'
import type { Frame } from '../score/frame.ts'
import { siteStability } from '../score/robustness/site-stability.ts'
import { type Scores, scoreFrame, type Weights } from '../score/score.ts'
import { topRows } from '../score/top.ts'
import { type DuplicateCluster, findDuplicates } from './duplicates.ts'
import { type PickedSites, type PickRules, pickSites } from './pick-sites.ts'
import { type NearestAccess, nearestAccesses } from './site-access.ts'
import { type DemandAtSites, demandAtSites } from './site-demand.ts'
import { type NearestSubstation, nearestSubstations } from './site-power.ts'

export interface JudgeInput {
  /** Of the region, under the profile. */
  readonly frame: Frame
  readonly region: Region
  /** Those of the project. */
  readonly datasets: readonly Dataset[]
  /** The list: a partners dataset, in the project or not. */
  readonly sites: Dataset
  readonly hash: (text: string) => string
  /** Keeps the region's demand between runs. */
  readonly cache?: ColumnCache | undefined
  readonly weights?: Weights
  readonly rules?: PickRules
  /** Draws of the weights that tell how firm the picked sites are; none where it is not given. */
  readonly draws?: number | undefined
  readonly onProgress?: (share: number) => void
}

/** Share of the weight draws in which a site is among the best, and its rank in nine of ten. */
export interface Firmness {
  readonly inTop: number
  readonly rankLow: number
  readonly rankHigh: number
}

/** A list of sites, scored, ranked and picked from, with what is near each: parallel to its rows. */
export interface JudgedSites {
  readonly sites: Dataset
  readonly frame: Frame
  readonly scores: Scores
  /** Row of the site's cell in the region's grid, −1 beyond it. */
  readonly cellRow: Int32Array
  /** From 1; 0 where the site is excluded. Ties go to the earlier row. */
  readonly rank: Uint32Array
  readonly picked: PickedSites
  /** Name of the reporting area, '' where none holds it. */
  readonly areas: readonly string[]
  readonly substations: readonly (NearestSubstation | undefined)[]
  readonly accesses: readonly (NearestAccess | undefined)[]
  /** Undefined where no vehicles are imported. */
  readonly demand: DemandAtSites | undefined
  readonly duplicates: readonly DuplicateCluster[]
  /** The project's partner lists, in the order of `duplicates`: entry.list − 1. */
  readonly heldLists: readonly Dataset[]
  /** By row, of the best `firmTop` sites. */
  readonly firmness: ReadonlyMap<number, Firmness>
  readonly firmTop: number
}

const DEFAULT_FIRM_TOP = 50

/**
 * Judges a list of sites: the one seam for command line, server and page.
 * @throws Problem usage or bad_input where nothing can be scored (see `scoreFrame`)
 */
export function judgeSites(input: JudgeInput): JudgedSites {
  const { sites, datasets, rules = {}, onProgress = () => {} } = input
  refuseTopsis(input.frame)
  const { frame, points, around } = computeSitesFrame({
    ...input,
    onProgress: (share) => onProgress(0.6 * share),
  })
  const scores = scoreFrame(frame, input.weights)
  const order = topRows(scores.values, sites.rows)
  const rank = new Uint32Array(sites.rows)
  order.forEach((row, place) => {
    rank[row] = place + 1
  })
  const areas = areasOf(frame, datasets)
  onProgress(0.7)
  const demand = demandAtSites(around)
  onProgress(0.8)
  const substations = nearestSubstations(around)
  const accesses = nearestAccesses(around)
  onProgress(0.9)
  const heldLists = datasets.filter(({ kind, hash }) => kind === 'partners' && hash !== sites.hash)
  const firmTop = Math.min(rules.top ?? DEFAULT_FIRM_TOP, order.length)
  return {
    ...{ sites, frame, scores, cellRow: points.cellRow, rank, areas },
    picked: pickSites(frame, order, areas, rules),
    ...{ substations, accesses, demand, heldLists },
    duplicates: findDuplicates([sites, ...heldLists]),
    firmness: firmnessOf(frame, scores, order.subarray(0, firmTop), input.draws),
    firmTop,
  }
}

/** TOPSIS measures rows by the best and worst among them: a list of its own has other ones. */
function refuseTopsis({ profile }: Frame): void {
  if (profile.rule !== 'topsis') return
  throw new Problem(
    'usage',
    'A list cannot be scored by TOPSIS: it would compare its sites with each other and not with the region. Take the rule sum or geometric.',
  )
}

function areasOf({ siteLat, siteLon }: Frame, datasets: readonly Dataset[]): string[] {
  const areas = new Areas(datasets.filter(({ kind }) => kind === 'boundaries'))
  return Array.from(siteLat, (lat, row) => {
    const area = areas.indexAt(siteLon[row]!, lat)
    return areas.list[area]?.name ?? ''
  })
}

/** The best rows compete without a spacing: each is a place of its own. */
function firmnessOf(
  frame: Frame,
  scores: Scores,
  best: Uint32Array,
  draws: number | undefined,
): Map<number, Firmness> {
  if (draws === undefined || best.length === 0) return new Map()
  const options = { top: best.length, spacingMetres: 0, draws }
  const { inTop, rankLow, rankHigh } = siteStability(frame, scores, options)
  return new Map(
    Array.from(best, (row, i) => [
      row,
      { inTop: inTop[i]!, rankLow: rankLow[i]!, rankHigh: rankHigh[i]! },
    ]),
  )
}
