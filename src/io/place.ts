import { Problem } from '../core/problem.ts'
import type { CoordinateSystem } from './crs/coordinate-system.ts'
import type { SourceHead, SourceRow } from './format.ts'
import { PLACE_KEYS, type ReadRequest } from './import.ts'
import { findTablePlace, type PlaceReader } from './table-place.ts'

export type { PlaceReader } from './table-place.ts'

/**
 * Finds how the rows of a source state their place: by the geometry that its format gives them, else
 * in their cells.
 * @param samples the first rows
 * @throws Problem usage where the mapping names a place although rows bring their own, bad_input
 * where they state none.
 */
export function findPlace(
  head: SourceHead,
  samples: readonly SourceRow[],
  request: ReadRequest,
  system: CoordinateSystem,
): PlaceReader {
  if (!head.hasGeometry) return findTablePlace(head.headings, samples, request, system)
  const mapped = PLACE_KEYS.find((key) => Object.hasOwn(request.mapping, key))
  if (mapped) {
    throw new Problem(
      'usage',
      `${request.fileName} states its own places: leave out --map ${mapped}=….`,
    )
  }
  return { column: 'geometry', columns: {}, read: (row) => row.geometry ?? NO_GEOMETRY }
}

const NO_GEOMETRY = {
  column: 'geometry',
  code: 'missing',
  message: 'The row has no geometry.',
} as const
