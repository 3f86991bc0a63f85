import { z } from 'zod'

/** Issues one answer lists at most; all of them go to `--rejects`. */
export const MOST_ISSUES = 100

/** What is wrong with one row of a source. */
const Issue = z.object({
  /** From 1 over data rows. */
  row: z.number().int(),
  column: z.string(),
  code: z.string(),
  message: z.string(),
  /** The row was taken all the same. */
  taken: z.literal(true).optional(),
  /** Longitude and latitude of the row, where it states a place. */
  at: z.tuple([z.number(), z.number()]).readonly().optional(),
})

/** One dataset of an import: rows = accepted + rejected + duplicates. */
export const DatasetImported = z.object({
  /** Content hash. */
  dataset: z.string(),
  kind: z.string(),
  /** False where the project held exactly these rows already: nothing was added. */
  added: z.boolean(),
  rows: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  duplicates: z.number().int(),
  /** The first `MOST_ISSUES`. */
  issues: z.array(Issue),
  issueCount: z.number().int(),
  issueCap: z.number().int(),
})
export type DatasetImported = z.infer<typeof DatasetImported>

/** What `siteswap import … osm --json` answers: one dataset a kind. */
export const OsmImported = z.object({
  datasets: z.array(DatasetImported),
  /** In the whole file, by class of feature. */
  features: z.record(z.string(), z.number().int()),
  /** Of these, in the region. */
  featuresInRegion: z.record(z.string(), z.number().int()),
})
export type OsmImported = z.infer<typeof OsmImported>
