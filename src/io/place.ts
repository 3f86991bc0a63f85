import { Problem } from '../core/problem.ts'
import type { SourceHead, SourceRow } from './format.ts'
import { isWgs84 } from './found-crs.ts'
import { PLACE_KEYS, type ReadRequest } from './import.ts'
import { quote } from './quote.ts'
import { findTablePlace, type PlaceReader } from './table-place.ts'

export type { PlaceReader } from './table-place.ts'

/**
 * Finds how the rows of a source state their place: by the geometry that its format gives them, else
 * in their cells.
 * @throws Problem usage where the mapping names a place although rows bring their own, bad_input
 * where they state none, or not in WGS84.
 */
export function findPlace(
  head: SourceHead,
  firstRow: SourceRow | undefined,
  request: ReadRequest,
): PlaceReader {
  const { crs, headings, hasGeometry } = head
  if (crs && !isWgs84(crs)) {
    throw new Problem(
      'bad_input',
      `${request.fileName} is in ${quote(crs.name)}, not in WGS84 longitude and latitude.`,
    )
  }
  if (!hasGeometry) {
    const cells = headings.map((_, heading) => firstRow?.cell(heading))
    return findTablePlace(headings, cells, request)
  }
  const mapped = PLACE_KEYS.find((key) => Object.hasOwn(request.mapping, key))
  if (mapped) {
    throw new Problem(
      'usage',
      `${request.fileName} states its own places: leave out --map ${mapped}=….`,
    )
  }
  return { column: 'geometry', read: (row) => row.geometry ?? NO_GEOMETRY }
}

const NO_GEOMETRY = {
  column: 'geometry',
  code: 'missing',
  message: 'The row has no geometry.',
} as const
