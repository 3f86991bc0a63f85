import { type Dataset, textColumn } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { NearIndex } from '../grid/near-index.ts'
import { chordMetres, squaredChordBetween, unitVectors } from '../grid/sphere.ts'
import { SIMILAR_FROM, type SiteName, similarity, siteName } from './site-name.ts'

/** Two entries nearer than this with similar names are one place. */
export const NEAR_METRES = 50
/** Nearer than this they are one place where a name is missing. */
const SAME_PLACE_METRES = 1
/** One id this far apart under names that are not alike is two places that share a number. */
const MOVED_AT_MOST_METRES = 5000

/** A row of one of the lists that were compared. */
export interface SiteEntry {
  /** Index of the list; 0 is the one that is being looked at. */
  readonly list: number
  readonly row: number
}

export type DuplicateReason = 'same id' | 'near, similar name' | 'same place'

/** Entries that seem to be one place, in the order of lists and rows: two or more. */
export interface DuplicateCluster {
  readonly entries: readonly SiteEntry[]
  /** What joins each entry but the first to one before it. */
  readonly because: readonly DuplicateReason[]
  /** The most that two joined entries lie apart. */
  readonly metres: number
}

/**
 * Places that are entered more than once, within the first list or between it and the others: the
 * same id of the same partner (unless the places lie more than 5 km apart under names that are not
 * alike), or within 50 m with a similar name. Clusters without an entry of the first list are left
 * out.
 */
export function findDuplicates(lists: readonly Dataset[]): DuplicateCluster[] {
  const entries = new Entries(lists)
  const links = [...sameIds(entries), ...nearNames(entries)]
  return clustersOf(entries, links)
}

interface Link {
  readonly a: number
  readonly b: number
  readonly because: DuplicateReason
  readonly metres: number
}

/** All rows of all lists, numbered through. */
class Entries {
  readonly length: number
  readonly lat: Float64Array
  readonly lon: Float64Array
  readonly xyz: Float64Array
  readonly ids: readonly string[]
  readonly names: readonly SiteName[]
  readonly partners: readonly string[]
  readonly #starts: readonly number[]

  constructor(lists: readonly Dataset[]) {
    const starts = [0]
    for (const { rows } of lists) starts.push(starts.at(-1)! + rows)
    this.#starts = starts
    this.length = starts.at(-1)!
    this.lat = new Float64Array(this.length)
    this.lon = new Float64Array(this.length)
    lists.forEach(({ shapes, rows }, l) => {
      for (let row = 0; row < rows; row++)
        [this.lon[starts[l]! + row], this.lat[starts[l]! + row]] = firstVertex(shapes, row)
    })
    this.xyz = unitVectors(this.lat, this.lon)
    this.ids = lists.flatMap((list) => textColumn(list, 'id'))
    this.names = lists.flatMap((list) => textColumn(list, 'name').map(siteName))
    this.partners = lists.flatMap((list) => {
      const brand = textColumn(list, 'brand')
      return textColumn(list, 'partner').map((name, row) => siteName(name || brand[row]!).core)
    })
  }

  at(entry: number): SiteEntry {
    const list = this.#starts.findLastIndex((start) => start <= entry)
    return { list, row: entry - this.#starts[list]! }
  }

  isOfFirst(entry: number): boolean {
    return entry < this.#starts[1]!
  }

  metres(a: number, b: number): number {
    return chordMetres(squaredChordBetween(this.xyz, a, this.xyz, b))
  }
}

function sameIds(entries: Entries): Link[] {
  const first = new Map<string, number>()
  const links: Link[] = []
  entries.ids.forEach((id, b) => {
    if (id === '') return
    const key = `${id}\u0000${entries.partners[b]}`
    const a = first.get(key)
    if (a === undefined) first.set(key, b)
    else {
      const metres = entries.metres(a, b)
      const isOne =
        metres <= MOVED_AT_MOST_METRES ||
        similarity(entries.names[a]!, entries.names[b]!) >= SIMILAR_FROM
      if (isOne) links.push({ a, b, because: 'same id', metres })
    }
  })
  return links
}

function nearNames(entries: Entries): Link[] {
  const { lat, lon, xyz, names } = entries
  const index = new NearIndex(lat, lon, xyz, NEAR_METRES)
  const links: Link[] = []
  for (let a = 0; a < entries.length; a++)
    index.forEachWithin(lat[a]!, lon[a]!, xyz, a, NEAR_METRES, (b, squared) => {
      if (b <= a || !(entries.isOfFirst(a) || entries.isOfFirst(b))) return
      const metres = chordMetres(squared)
      const isNameless = names[a]!.core === '' || names[b]!.core === ''
      if (isNameless ? metres > SAME_PLACE_METRES : !isAlike(names[a]!, names[b]!)) return
      links.push({ a, b, because: isNameless ? 'same place' : 'near, similar name', metres })
    })
  return links
}

function isAlike(a: SiteName, b: SiteName): boolean {
  return similarity(a, b) >= SIMILAR_FROM
}

function clustersOf(entries: Entries, links: readonly Link[]): DuplicateCluster[] {
  const parent = Uint32Array.from({ length: entries.length }, (_, i) => i)
  const rootOf = (entry: number): number => {
    let root = entry
    while (parent[root] !== root) root = parent[root]!
    for (let at = entry; at !== root; ) [at, parent[at]] = [parent[at]!, root]
    return root
  }
  const reason = new Map<number, Link>()
  for (const link of links) {
    const [a, b] = [rootOf(link.a), rootOf(link.b)]
    parent[Math.max(a, b)] = Math.min(a, b)
    if (!reason.has(link.b)) reason.set(link.b, link)
  }
  const groups = new Map<number, Set<number>>()
  for (const { a, b } of links) {
    const root = rootOf(a)
    groups.set(root, (groups.get(root) ?? new Set<number>()).add(a).add(b))
  }
  return [...groups.values()]
    .map((group) => [...group].sort((a, b) => a - b))
    .filter((group) => entries.isOfFirst(group[0]!))
    .sort((a, b) => a[0]! - b[0]!)
    .map((group) => ({
      entries: group.map((entry) => entries.at(entry)),
      because: group.slice(1).map((entry) => reason.get(entry)?.because ?? 'near, similar name'),
      metres: Math.max(...group.map((entry) => reason.get(entry)?.metres ?? 0)),
    }))
}
