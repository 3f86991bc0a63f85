import type { RegionReach } from '../core/grid/region-contains.ts'
import type { CoordinateSystem } from './crs/coordinate-system.ts'
import { type Pair, parseDegrees, parseMetres, parsePair } from './degrees.ts'
import type { SourceRow } from './format.ts'

/** A guess by content needs this share of the filled sample cells. */
const MOST_OF_THEM = 0.8

/** Whether a column holds both coordinates in one cell. */
export function looksLikePair(samples: readonly SourceRow[], column: number): boolean {
  return pairsIn(samples, column) !== undefined
}

/**
 * The first of the columns whose cells hold two coordinates that lie in the region one way round or
 * the other; where none does so, one whose pairs are degrees all the same (they may be swapped, or of
 * another region), latitude first.
 */
export function guessPair(
  samples: readonly SourceRow[],
  columns: readonly number[],
  reach: RegionReach,
  system: CoordinateSystem,
): { readonly column: number; readonly isLatFirst: boolean } | undefined {
  for (const column of columns) {
    const pairs = pairsIn(samples, column)
    if (!pairs) continue
    const latFirst = pairs.filter(([a, b]) => lies(b.value, a.value, reach, system)).length
    const lonFirst = pairs.filter(([a, b]) => lies(a.value, b.value, reach, system)).length
    if (latFirst + lonFirst > 0) return { column, isLatFirst: latFirst >= lonFirst }
    return { column, isLatFirst: pairs.every(([a]) => Math.abs(a.value) <= 90) }
  }
  return undefined
}

/** The pairs of a column, undefined where too few of its cells are any. */
function pairsIn(samples: readonly SourceRow[], column: number): Pair[] | undefined {
  const cells = samples.map((row) => row.cell(column)).filter((cell) => cell !== '' && cell != null)
  const pairs = cells.flatMap((cell) => {
    const pair = parsePair(cell)
    return pair ? [pair] : []
  })
  return pairs.length > 0 && pairs.length >= MOST_OF_THEM * cells.length ? pairs : undefined
}

/** Two columns of numbers that lie in the region, the nearest to each other first. */
export function guessPoint(
  samples: readonly SourceRow[],
  headings: readonly string[],
  reach: RegionReach,
  system: CoordinateSystem,
): { readonly lat: number; readonly lon: number } | undefined {
  const columns = headings.map((_, k) => samples.map((row) => coordinate(row.cell(k), system)))
  const numeric = columns.flatMap((values, k) =>
    values.some((value) => !Number.isNaN(value)) ? [k] : [],
  )
  const pairs = numeric.flatMap((lon) => numeric.map((lat) => ({ lat, lon })))
  pairs.sort((a, b) => Math.abs(a.lat - a.lon) - Math.abs(b.lat - b.lon))
  return pairs.find(({ lat, lon }) => {
    if (lat === lon) return false
    const inside = samples.filter((_, i) =>
      lies(columns[lon]![i]!, columns[lat]![i]!, reach, system),
    )
    return inside.length > 0 && inside.length >= MOST_OF_THEM * samples.length
  })
}

function coordinate(cell: unknown, { isDegrees }: CoordinateSystem): number {
  return (isDegrees ? parseDegrees(cell)?.value : parseMetres(cell)) ?? Number.NaN
}

function lies(x: number, y: number, reach: RegionReach, system: CoordinateSystem): boolean {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false
  const [lon, lat] = system.toWgs84(x, y)
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && reach.reaches(lon, lat)
}
