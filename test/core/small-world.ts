import { createHash } from 'node:crypto'
import type { Dataset } from '../../src/core/dataset/dataset.ts'
import { type DatasetKind, KINDS } from '../../src/core/dataset/kinds.ts'
import {
  type Extent,
  LINE,
  POINT,
  POLYGON,
  type Shape,
  ShapesBuilder,
} from '../../src/core/dataset/shapes.ts'
import { cellsOfRegion } from '../../src/core/grid/cells-of-region.ts'
import { regionFromBox } from '../../src/core/grid/read-region.ts'
import type { ColumnCache } from '../../src/core/score/column-cache.ts'
import { computeFrame } from '../../src/core/score/compute-frame.ts'
import type { Frame } from '../../src/core/score/frame.ts'
import type { Profile } from '../../src/core/score/profile.ts'
import { PROFILES } from '../../src/core/score/profiles.ts'

/** About 19 km × 22 km near Suzhou: some 560 cells at resolution 8. */
export const REGION = regionFromBox(120.5, 31.2, 120.7, 31.4)
export const GRID = cellsOfRegion(REGION, 8)
export const URBAN = PROFILES.urban as Profile

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export interface Row {
  readonly shape: Shape
  readonly [field: string]: unknown
}

export const point = (lon: number, lat: number): Shape => ({ type: POINT, parts: [[lon, lat]] })
export const line = (...lonLat: number[]): Shape => ({ type: LINE, parts: [lonLat] })
export const box = (west: number, south: number, east: number, north: number): Shape => ({
  type: POLYGON,
  parts: [[west, south, east, south, east, north, west, north, west, south]],
})

/** A dataset as an import would make it: fallbacks filled in, NaN and '' where a row is silent. */
export function dataset(
  kind: DatasetKind,
  rows: readonly Row[],
  extent: Extent = [120, 30, 122, 32],
): Dataset {
  const shapes = new ShapesBuilder()
  for (const { shape } of rows) shapes.add(shape)
  const numbers: Record<string, Float64Array> = {}
  const texts: Record<string, string[]> = {}
  for (const [name, field] of Object.entries(KINDS[kind].fields)) {
    if (field.type === 'number')
      numbers[name] = Float64Array.from(rows, (row) => (row[name] as number) ?? Number.NaN)
    else texts[name] = rows.map((row) => (row[name] as string) ?? field.fallback ?? '')
  }
  const provenance = { name: kind, source: '', licence: '', attribution: '', generated: false }
  const hash = sha256(JSON.stringify([kind, rows]))
  return {
    kind,
    hash,
    rows: rows.length,
    shapes: shapes.finish(),
    numbers,
    texts,
    extent,
    provenance,
  }
}

/** The frame of the small region. */
export function frameOf(
  datasets: readonly Dataset[],
  profile: Profile = URBAN,
  cache?: ColumnCache,
): Frame {
  const input = { grid: GRID, region: REGION, datasets, profile, hash: sha256 }
  return computeFrame(cache ? { ...input, cache } : input)
}

/** Raw values of one criterion in the small region. */
export function valuesOf(id: string, datasets: readonly Dataset[], profile = ALL): Float32Array {
  return frameOf(datasets, profile).criteria.find((criterion) => criterion.id === id)!.values
}

/** Every criterion at the same weight. */
export const ALL: Profile = {
  ...URBAN,
  criteria: [
    'vehicle_demand',
    'unserved',
    'corridor_flow',
    'corridor_gap',
    'grid_headroom',
    'partner_fit',
    'rent',
    'user_votes',
  ].map((id) => ({ id, weight: 1, missing: 'neutral' }) as Profile['criteria'][number]),
}
