import { brandTable } from './brands/brand-table.ts'
import { countryAt } from './brands/country-at.ts'
import { systemOf } from './crs/found-system.ts'
import type { ReadingTools } from './dataset-builder.ts'
import type { SourceHead } from './format.ts'
import type { ReadRequest } from './import.ts'

/**
 * What reading a file takes: its coordinate system, and for partner sites the brands of the region.
 * @throws Problem usage or bad_input for a system that is not known
 */
export async function readingTools(head: SourceHead, request: ReadRequest): Promise<ReadingTools> {
  const system = await systemOf(head, request)
  if (request.kind !== 'partners') return { system }
  return { system, brands: await brandTable(countryAt(...request.reach.centre)) }
}
