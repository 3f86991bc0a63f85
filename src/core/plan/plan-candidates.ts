import { ExclusionRules, forbiddenBy } from '../criteria/exclusion-rules.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { type Grid, rowOfCell, splitCell } from '../grid/grid.ts'
import { cellAt, cellCentre } from '../grid/h3-index.ts'
import { namedFirst } from '../locate/problem-faults.ts'
import { Problem } from '../problem.ts'
import type { Frame } from '../score/frame.ts'
import { type Candidate, type LeftOut, leaveOut } from './candidate.ts'
import type { CandidateSource } from './candidate-source.ts'
import { cellCandidates, greenfield, rankedCandidates } from './cell-candidates.ts'
import { pointIn, SiteFinder } from './named-sites.ts'
import { type PartnerPlace, partnerPlaces } from './partner-candidates.ts'

const CELL = /^[0-9a-f]{15}$/

/** Sites a plan may choose from, before anything is known of their power. */
export interface CandidateList {
  readonly candidates: readonly Candidate[]
  /** Indices of those that must open and of those that must not, ascending. */
  readonly fixed: readonly number[]
  readonly forbidden: readonly number[]
  readonly leftOut: LeftOut
}

export interface CandidateRequest {
  readonly sources: readonly CandidateSource[]
  /** Ids, names or LAT,LON. */
  readonly fixed: readonly string[]
  readonly forbidden: readonly string[]
  /** Forbidden where they are candidates at all. */
  readonly avoided: readonly string[]
}

/**
 * The candidates of a plan, each once. A fixed site that no source brings is added.
 * @param frame of the profile by which cells are ranked; needed for the sources ranked and cells
 * @throws Problem bad_input where there are none, where `sites` alone is asked for and there are no
 *   partner sites, and for words that name no site
 */
export function planCandidates(
  datasets: readonly Dataset[],
  grid: Grid,
  frame: Frame | undefined,
  request: CandidateRequest,
): CandidateList {
  const leftOut: LeftOut = new Map()
  const partners = partnerPlaces(datasets, grid)
  const byPlace = new Map<string, Candidate>()
  const ids = new Set<string>()
  const add = (candidate: Candidate) => {
    const key = candidate.partner === '' ? candidate.id : partnerKey(candidate)
    if (byPlace.has(key)) return
    const id = freeId(candidate.id, ids)
    ids.add(id)
    byPlace.set(key, id === candidate.id ? candidate : { ...candidate, id })
  }
  for (const source of request.sources)
    for (const candidate of candidatesFrom(source, partners, frame, leftOut)) add(candidate)
  checkSome(request.sources, partners, byPlace.size, leftOut)
  for (const candidate of namedBeside(
    request.fixed,
    [...byPlace.values()],
    partners,
    datasets,
    grid,
  ))
    add(candidate)
  const candidates = [...byPlace.values()]
  const finder = new SiteFinder(candidates)
  const fixed = rowsNamed(request.fixed, finder, '--fixed')
  const avoided = request.avoided.filter((word) => finder.find(word) >= 0)
  const forbidden = rowsNamed([...request.forbidden, ...avoided], finder, '--forbidden')
  const both = fixed.filter((site) => forbidden.includes(site))
  if (both.length > 0)
    throw new Problem(
      'bad_input',
      `${namedFirst(both, (site) => candidates[site]!.id)} cannot be fixed and forbidden at once: take it out of one of the two.`,
    )
  return { candidates, fixed, forbidden, leftOut }
}

function candidatesFrom(
  source: CandidateSource,
  partners: readonly PartnerPlace[],
  frame: Frame | undefined,
  leftOut: LeftOut,
): Candidate[] {
  if (source.from === 'sites')
    return partners.flatMap(({ candidate, leftOutBecause }) => {
      if (leftOutBecause === '') return candidate
      leaveOut(leftOut, leftOutBecause)
      return []
    })
  if (!frame) throw new Error(`candidates from ${source.from} need a frame`)
  const byId = new Map(partners.map(({ candidate }) => [candidate.id, candidate]))
  return source.from === 'cells'
    ? cellCandidates(frame, byId)
    : rankedCandidates(frame, source.count, byId)
}

function checkSome(
  sources: readonly CandidateSource[],
  partners: readonly PartnerPlace[],
  count: number,
  leftOut: LeftOut,
): void {
  const isSitesAlone = sources.every(({ from }) => from === 'sites')
  if (isSitesAlone && partners.length === 0)
    throw new Problem(
      'bad_input',
      'The project holds no partner sites: import them with "siteswap import FILE partners SOURCE", or take cells with --candidates ranked:200.',
    )
  if (count > 0) return
  const why = [...leftOut].map(([reason, sites]) => `${sites} ${reason}`).join(', ')
  throw new Problem(
    'bad_input',
    `There are no candidates${why === '' ? '' : ` (left out: ${why})`}: take others with --candidates.`,
  )
}

/** Fixed sites that are not among the candidates yet: a partner site, or a place of the map. */
function namedBeside(
  words: readonly string[],
  candidates: readonly Candidate[],
  partners: readonly PartnerPlace[],
  datasets: readonly Dataset[],
  grid: Grid,
): Candidate[] {
  if (words.length === 0) return []
  const known = new SiteFinder(candidates)
  const hosts = new SiteFinder(partners.map(({ candidate }) => candidate))
  return words.flatMap((word) => {
    if (known.find(word) >= 0) return []
    const host = partners[hosts.find(word)]
    if (host?.leftOutBecause === '') return host.candidate
    if (host) throw cannotBeFixed(word, host.leftOutBecause)
    const point = CELL.test(word) ? cellCentre(...splitCell(word)) : pointIn(word)
    return point ? greenfieldAt(word, ...point, datasets, grid) : []
  })
}

function greenfieldAt(
  word: string,
  lat: number,
  lon: number,
  datasets: readonly Dataset[],
  grid: Grid,
): Candidate {
  const isOnGlobe = Math.abs(lat) <= 90 && Math.abs(lon) <= 180
  if (!isOnGlobe || rowOfCell(grid, ...cellAt(lat, lon, grid.resolution)) < 0)
    throw cannotBeFixed(word, 'outside the region')
  const rules = new ExclusionRules(datasets.filter(({ kind }) => kind === 'exclusions'))
  const category = forbiddenBy(rules.near(lon, lat, 0), lon, lat)
  if (category !== undefined) throw cannotBeFixed(word, category)
  return greenfield(CELL.test(word) ? word : `${lat},${lon}`, lat, lon)
}

function cannotBeFixed(word: string, reason: string): Problem {
  return new Problem(
    'bad_input',
    `"${word}" cannot be fixed, a station may not stand there: ${reason}.`,
  )
}

function rowsNamed(words: readonly string[], finder: SiteFinder, option: string): number[] {
  const found = words.map((word) => finder.find(word))
  const unknown = words.flatMap((_, k) => (found[k]! < 0 ? k : []))
  if (unknown.length > 0)
    throw new Problem(
      'bad_input',
      `${option} names ${unknown.length === 1 ? 'a site that is' : 'sites that are'} no candidate: ${namedFirst(unknown, (k) => words[k]!)}; give ids or names of candidates, or LAT,LON.`,
    )
  return [...new Set(found)].sort((a, b) => a - b)
}

function partnerKey({ id, lat, lon }: Candidate): string {
  return `${id} ${lat} ${lon}`
}

/** An id that no other candidate has: two lists of partners may number alike. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id
  for (let k = 2; taken.has(free); k++) free = `${id} (${k})`
  return free
}
