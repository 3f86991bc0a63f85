import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { Problem } from '../core/problem.ts'
import type { Format, OpenOptions, RowTaker, SheetInfo, SourceTable } from './format.ts'
import { LIMITS, refuseAbove } from './limits.ts'
import { plainCell } from './plain-cell.ts'
import { chooseSheet } from './sheet-choice.ts'
import { textHead } from './text.ts'
import { Zip } from './zip.ts'

/** Between the cells of one row, where rows are compared. */
const CELL_SEPARATOR = '\u001f'
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

export const XLSX: Format = {
  id: 'xlsx',
  name: 'Excel (XLSX)',
  extensions: ['.xlsx', '.xlsm'],
  // Other zips begin the same way: by name, or as the old binary form, to say what to do with it.
  recognises: (head) => OLE.every((byte, k) => head[k] === byte),
  open: openXlsx,
}

/**
 * Opens a sheet of a workbook; its first row that is not empty holds the headings. The archive is
 * checked against the limits first. Dates come as ISO text, formulas as their last value.
 * @throws Problem bad_input where it is no workbook or lacks the sheet, too_large beyond a limit
 */
async function openXlsx(bytes: Uint8Array, options: OpenOptions): Promise<SourceTable> {
  const { fileName } = options
  await checkArchive(bytes, fileName)
  const sheets = await listSheets(bytes, fileName)
  const sheet = chooseSheet(sheets, options, 'sheet')
  const rows = new SheetRows(bytes, fileName, sheet)
  const headings = await rows.headings()
  return { headings, hasGeometry: false, sheets, sheet, rows: (take) => rows.take(take) }
}

async function checkArchive(bytes: Uint8Array, fileName: string): Promise<void> {
  if (OLE.every((byte, k) => bytes[k] === byte)) {
    throw new Problem(
      'bad_input',
      `${fileName} is an old Excel file (.xls) or locked with a password: save it as .xlsx without one.`,
    )
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw new Problem('bad_input', `${fileName} is not an Excel workbook: save it as .xlsx.`)
  }
  const zip = new Zip(bytes, fileName)
  const { entries } = zip
  // Its reader takes a size of zero for 'not known' and then inflates without an end.
  const hidden = entries.some(({ bytes, inflatedBytes }) => inflatedBytes === 0 && bytes > 2)
  if (hidden) throw broken(fileName, new Error('an entry does not say its size'))
  for (const entry of entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name))) {
    if (/<!DOCTYPE/i.test(textHead(await zip.head(entry)))) {
      throw new Problem('bad_input', `${fileName} has a document type (<!DOCTYPE …>): remove it.`)
    }
  }
}

async function listSheets(bytes: Uint8Array, fileName: string): Promise<SheetInfo[]> {
  const sheets: SheetInfo[] = []
  try {
    await readXlsx(bytes, {
      sheets: ({ name }) => {
        sheets.push({ name })
        return false
      },
    })
  } catch (error) {
    throw broken(fileName, error)
  }
  if (sheets.length === 0) throw new Problem('bad_input', `${fileName} has no sheets.`)
  return sheets
}

/** The rows of one sheet that are not empty, as they are read. */
class SheetRows {
  readonly #fileName: string
  readonly #rows: ReturnType<typeof streamXlsxRows>
  #cells = 0

  constructor(bytes: Uint8Array, fileName: string, sheet: string) {
    this.#fileName = fileName
    this.#rows = streamXlsxRows(bytes, { sheet })
  }

  async headings(): Promise<string[]> {
    const first = await this.#next()
    if (!first) throw new Problem('bad_input', `${this.#fileName} is empty.`)
    return first.map((cell) => String(cell ?? '').trim())
  }

  async take(take: RowTaker): Promise<void> {
    for (let row = 1; ; row++) {
      const cells = await this.#next()
      if (!cells) return
      const identity = () => cells.join(CELL_SEPARATOR)
      if (take({ row, cell: (heading) => cells[heading], identity })) continue
      await this.#rows.return()
      return
    }
  }

  /** The next row that says anything; undefined after the last. */
  async #next(): Promise<unknown[] | undefined> {
    for (;;) {
      const next = await this.#rows.next().catch((error) => {
        throw broken(this.#fileName, error)
      })
      if (next.done) return undefined
      const { values } = next.value
      this.#cells += values.length
      refuseAbove(
        this.#fileName,
        values.length,
        LIMITS.columns,
        'columns',
        'leave out those without use',
      )
      refuseAbove(this.#fileName, this.#cells, LIMITS.cells, 'cells')
      if (values.some((value) => value !== null && value !== '')) return values.map(plainCell)
    }
  }
}

function broken(fileName: string, cause: unknown): Problem {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new Problem('bad_input', `${fileName} is not a whole Excel workbook (${why}).`, { cause })
}
