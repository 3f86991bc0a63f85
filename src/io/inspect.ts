import type { Encoding } from './encoding.ts'
import type { FoundCrs, OpenOptions, SheetInfo, SourceRow } from './format.ts'
import { openFile } from './formats.ts'

/** What a file holds, told before anything of it is taken: plain data, to be sent as JSON. */
export interface Inspection {
  /** Id and name of the format, e.g. 'csv', 'CSV'. */
  readonly format: string
  readonly formatName: string
  readonly encoding?: Encoding
  readonly sheets: readonly SheetInfo[]
  readonly sheet?: string
  readonly headings: readonly string[]
  readonly hasGeometry: boolean
  readonly crs?: FoundCrs
  /** The first rows: cells by heading, as text; '' where a row has nothing there. */
  readonly samples: readonly SampleRow[]
}

export interface SampleRow {
  readonly row: number
  readonly cells: readonly string[]
}

const SAMPLE_ROWS = 20
/** Characters of a cell that a sample shows. */
const SAMPLE_CHARACTERS = 200

/**
 * Looks into a file: its format, encoding, sheets, headings, coordinate system and first rows.
 * @throws Problem bad_input where it cannot be read, too_large where it is beyond a limit
 */
export async function inspectFile(
  bytes: Uint8Array,
  options: OpenOptions,
  sampleRows = SAMPLE_ROWS,
): Promise<Inspection> {
  const { format, encoding, sheets, sheet, headings, hasGeometry, crs, ...table } = await openFile(
    bytes,
    options,
  )
  const samples: SampleRow[] = []
  await table.rows((row) => {
    samples.push({ row: row.row, cells: headings.map((_, k) => shown(row, k)) })
    return samples.length < sampleRows
  })
  return {
    format: format.id,
    formatName: format.name,
    ...(encoding && { encoding }),
    sheets,
    ...(sheet !== undefined && { sheet }),
    headings,
    hasGeometry,
    ...(crs && { crs }),
    samples,
  }
}

function shown(row: SourceRow, heading: number): string {
  const cell = row.cell(heading) ?? ''
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
  return text.length > SAMPLE_CHARACTERS ? `${text.slice(0, SAMPLE_CHARACTERS)}…` : text
}
