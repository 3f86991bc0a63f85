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

/** How a newer file differs from the one it replaces. */
const ListUpdate = z.object({
  /** Content hash of the dataset that was replaced. */
  replaced: z.string(),
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  gone: z.number().int(),
  /** The first `MOST_ISSUES` of all three sorts. */
  differences: z.array(
    z.object({
      what: z.enum(['added', 'changed', 'gone']),
      id: z.string(),
      name: z.string(),
      /** Fields that changed; 'place' where it moved. */
      fields: z.array(z.string()).readonly(),
    }),
  ),
})
export type ListUpdate = z.infer<typeof ListUpdate>

/** One dataset of an import: rows = accepted + rejected + duplicates. */
export const DatasetImported = z.object({
  /** Content hash. */
  dataset: z.string(),
  kind: z.string(),
  /** False where the project held exactly these rows already: nothing was added. */
  added: z.boolean(),
  /** Where the file is a newer version of a list that the project held. */
  update: ListUpdate.optional(),
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
