import type { Dataset, Provenance } from '../core/dataset/dataset.ts'
import type { DatasetKind } from '../core/dataset/kinds.ts'
import type { Extent, Shape } from '../core/dataset/shapes.ts'
import type { RegionReach } from '../core/grid/region-contains.ts'

/** A dataset before the store has hashed it. */
export type DatasetDraft = Omit<Dataset, 'hash'>

/** Why a row, or part of it, was not taken. Closed list: other programs branch on it. */
export const ISSUE_CODES = [
  'missing',
  'not_a_number',
  'out_of_range',
  'not_in_list',
  'probably_swapped',
  'probably_metres',
  'zero_place',
  'outside_region',
  'bad_geometry',
  'missing_nodes',
  'duplicate',
  'too_long',
  'unreadable',
  'bad_encoding',
  'excel_damage',
] as const
export type IssueCode = (typeof ISSUE_CODES)[number]

/** What is wrong, or odd, with one row. `row` counts from 1 over data rows (the header is not one). */
export interface ImportIssue {
  readonly row: number
  readonly column: string
  readonly code: IssueCode
  readonly message: string
  /** Told, but the row was taken. */
  readonly taken?: true
  /** Degrees, where the row states a place: to show on a map what was refused. */
  readonly at?: readonly [lon: number, lat: number]
}

/** What a column was taken for. */
export interface TakenColumn {
  /** A field of the kind, or lat, lon, wkt, h3, latlon, lonlat. */
  readonly field: string
  readonly column: string
  readonly by: 'place' | 'mapping' | 'name' | 'alias'
}

/** What a file was taken for: to be shown, and put right with a mapping. */
export interface ReadingTaken {
  readonly columns: readonly TakenColumn[]
  /** Of the coordinates. */
  readonly crs: string
  /** What the way to WGS84 costs in exactness; '' where nothing worth saying. */
  readonly caveat: string
}

/** Something odd about a file: 'probably_swapped' of most rows, say. */
export interface Suspicion {
  readonly code: string
  readonly message: string
  /** Rows it is about; 0 where it is about the file. */
  readonly rows: number
}

/** rows = accepted + rejected + duplicates, always. */
export interface Tally {
  readonly rows: number
  readonly accepted: number
  readonly rejected: number
  readonly duplicates: number
}

/** What reading a source gave; the tally is over all its drafts. */
export interface ReadResult extends Tally {
  readonly drafts: readonly DatasetDraft[]
  readonly issues: readonly ImportIssue[]
  /** One a draft, in their order. */
  readonly tallies?: readonly Tally[]
  /** What the file's columns and coordinates were taken for. */
  readonly reading?: ReadingTaken
  /** What is odd about the rows as a whole: told, never mended. */
  readonly suspicions?: readonly Suspicion[]
  /** OSM only: issues of each draft, in their order. */
  readonly issuesByDraft?: readonly (readonly ImportIssue[])[]
  /** OSM only: what the whole file holds and what of it lies in the region, by feature class. */
  readonly features?: Readonly<Record<string, number>>
  readonly featuresInRegion?: Readonly<Record<string, number>>
}

/** What a reader of one format is told besides the bytes. */
export interface ReadRequest {
  /** What messages call the source. */
  readonly fileName: string
  readonly kind: DatasetKind
  readonly reach: RegionReach
  /** Field (or lat, lon, wkt, h3, latlon, lonlat) → the file's own column, or `=word` for the same in all rows. */
  readonly mapping: Readonly<Record<string, string>>
  /** System of the coordinates; the file's own, else WGS84, where it is not given. */
  readonly crs?: string
  readonly provenance: Provenance
  /** What the data is known for; the box of its rows where it is not given. */
  readonly extent?: Extent
}

/** Why a row has no usable place. */
export interface Fault {
  readonly column: string
  readonly code: IssueCode
  readonly message: string
}

/** Keys of a mapping that name a place rather than a field. */
export const PLACE_KEYS = ['lat', 'lon', 'wkt', 'h3', 'latlon', 'lonlat'] as const
export type PlaceKey = (typeof PLACE_KEYS)[number]

export function isFault(place: Shape | Fault): place is Fault {
  return 'code' in place
}
