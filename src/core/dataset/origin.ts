/**
 * Columns that tell of each row where it comes from; kept with the rows, found under no heading.
 * `source_row` counts from 1 over the data rows of the file. The others are there where the file is
 * not in WGS84: its coordinates as they stand in it (x before y) and what system they were taken for.
 */
export const SOURCE_ROW = 'source_row'
export const SOURCE_X = 'source_x'
export const SOURCE_Y = 'source_y'
export const SOURCE_CRS = 'source_crs'

/** The brand that a partner site was recognised as, and how sure that is, 0–1. */
export const BRAND_KNOWN = 'brand_known'
export const BRAND_CONFIDENCE = 'brand_confidence'
