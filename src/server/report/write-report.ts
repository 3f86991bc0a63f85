import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Problem } from '../../core/problem.ts'
import { reportBook } from '../../report/report-book.ts'
import { reportHtml } from '../../report/report-html.ts'
import type { ReportInput } from '../../report/report-input.ts'
import { makeWhole, writeChunks } from '../../work/write/whole-file.ts'
import { outputOf, TABLE_ENDINGS, writeTables } from '../../work/write/write-tables.ts'
import { findBrowser, printPdf } from './print-pdf.ts'

/** What was written, and what could not be. */
export interface WrittenReport {
  readonly files: readonly string[]
  /** Sentences, for people. */
  readonly notes: readonly string[]
}

const HOW_TO_PRINT =
  'No Chromium or Chrome was found, so there is no PDF: open the .html in any browser and print it to a file (A4), or name the browser in CHROME_PATH.'

/**
 * Checks, before the work, that a report can be written under a name.
 * @throws Problem usage for an ending that is not written; missing_file without a browser for .pdf
 */
export function checkReportPath(path: string): void {
  if (isFolder(path)) return
  const ending = extname(path).toLowerCase()
  if (ending === '.html' || ending === '.htm') return
  if (ending === '.pdf') {
    if (findBrowser() === undefined) throw new Problem('missing_file', HOW_TO_PRINT)
    return
  }
  try {
    outputOf(path, '--out')
  } catch (cause) {
    const known = ['.html', '.pdf', ...TABLE_ENDINGS].join(', ')
    throw new Problem('usage', `--out writes ${known} or a folder, not "${path}".`, { cause })
  }
}

/**
 * Writes a report: by the ending of its name as HTML, PDF or tables; a folder gets all of them.
 * Each file is whole or not there.
 */
export async function writeReport(path: string, input: ReportInput): Promise<WrittenReport> {
  if (isFolder(path)) return await writeFolder(path, input)
  const ending = extname(path).toLowerCase()
  if (ending === '.html' || ending === '.htm') {
    await writeChunks(path, reportHtml(input))
    return { files: [path], notes: [] }
  }
  if (ending === '.pdf') {
    await writePdf(path, input)
    return { files: [path], notes: [] }
  }
  return { files: await writeTables(path, reportBook(input)), notes: [] }
}

async function writeFolder(folder: string, input: ReportInput): Promise<WrittenReport> {
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw new Problem('unwritable_file', `The folder ${folder} cannot be made.`, { cause })
  })
  const files = [join(folder, 'report.html')]
  await writeChunks(files[0]!, reportHtml(input))
  const notes: string[] = []
  if (findBrowser() === undefined) notes.push(HOW_TO_PRINT)
  else {
    files.push(join(folder, 'report.pdf'))
    await writePdf(files.at(-1)!, input)
  }
  const book = reportBook(input)
  // The cells are many and have labels of their own: as text they would be a hundred times the rest.
  const cells = { ...book, tables: book.tables.filter(({ name }) => name === 'cells') }
  const others = { ...book, tables: book.tables.filter(({ name }) => name !== 'cells') }
  const tables = [
    ['report.xlsx', book],
    ['report.gpkg', book],
    ['report.csv', others],
    ['report-cells.parquet', cells],
  ] as const
  for (const [name, each] of tables) files.push(...(await writeTables(join(folder, name), each)))
  return { files, notes }
}

async function writePdf(path: string, input: ReportInput): Promise<void> {
  await makeWhole(path, async (temporary) => {
    const folder = mkdtempSync(`${temporary}-`)
    try {
      const page = join(folder, 'report.html')
      await writeChunks(page, reportHtml(input))
      await printPdf(page, temporary)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

/** A name without an ending, or a folder that is there. */
function isFolder(path: string): boolean {
  if (existsSync(path)) return statSync(path).isDirectory()
  return extname(path) === '' || path.endsWith('/')
}
