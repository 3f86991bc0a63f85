import { basename } from 'node:path'
import type { DatasetImported, OsmImported } from '../../api/import.ts'
import type { Extent } from '../../core/dataset/shapes.ts'
import { Problem } from '../../core/problem.ts'
import type { ImportIssue } from '../../io/import.ts'
import { csvOf } from '../../io/write/csv.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject } from '../../store/project.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { writeWhole } from '../files.ts'
import { importSource, kindNamed } from '../import-source.ts'
import { importText } from '../import-text.ts'
import { Progress } from '../progress.ts'
import { addReadingOptions, type ReadingOptions, readingOf } from '../reading-options.ts'
import { outJson, type Terminal } from '../terminal.ts'

interface ImportOptions extends ReadingOptions {
  readonly extent?: string
  readonly rejects?: string
  readonly name?: string
  readonly licence?: string
  readonly attribution?: string
  readonly generated?: boolean
  readonly json?: boolean
}

/** `siteswap import FILE KIND SOURCE`: brings a file into a project. */
export const addImportCommand: AddCommand = (program, terminal) => {
  const command = program
    .command('import')
    .description('bring a file into a project: all of its good rows, or nothing')
    .argument('<file>', 'the project')
    .argument('<kind>', 'what the rows are: vehicles, partners, grid … or osm')
    .argument(
      '<source>',
      'CSV, XLSX, GeoJSON, NDJSON, KML, KMZ, GeoPackage, GeoParquet, zipped Shapefile or .osm.pbf',
    )
  addReadingOptions(command)
    .option(
      '--extent <extent>',
      'where the file tells all there is: WEST,SOUTH,EAST,NORTH or region (the box of its rows where not given)',
    )
    .option('--rejects <out.csv>', 'write every row that was not taken, and why')
    .option('--name <text>', "what to call the dataset (the file's name where not given)")
    .option('--licence <text>', 'licence of the data')
    .option('--attribution <text>', 'whom to name wherever the data is shown')
    .option('--generated', 'the rows were made up by a program; said wherever they are seen')
    .option(...JSON_OPTION)
    .action((file: string, kind: string, source: string, options: ImportOptions) =>
      runImport(terminal, file, kind, source, options),
    )
}

async function runImport(
  terminal: Terminal,
  file: string,
  word: string,
  path: string,
  options: ImportOptions,
): Promise<void> {
  const kind = kindNamed(word)
  const extent = options.extent === undefined ? undefined : extentOf(options.extent)
  const project = openProject(file)
  const progress = new Progress(terminal)
  try {
    progress.step(`Reading ${basename(path)}`)
    const { answer } = await importSource(
      project,
      {
        path,
        kind,
        ...readingOf(project, options),
        ...(extent && { extent }),
        provenance: provenanceOf(path, kind, options),
        onProgress: progress.update,
      },
      (issues) => options.rejects !== undefined && writeRejects(options.rejects, issues),
    )
    progress.end()
    answerImport(terminal, answer, options)
  } finally {
    progress.end()
    closeProject(project)
  }
}

function answerImport(
  terminal: Terminal,
  answer: DatasetImported | OsmImported,
  options: ImportOptions,
): void {
  if (options.json) outJson(terminal, answer)
  else terminal.out(importText(answer, options.rejects))
}

function provenanceOf(path: string, kind: string, options: ImportOptions) {
  const osm = kind === 'osm'
  return {
    name: options.name ?? basename(path),
    source: osm ? 'OpenStreetMap' : basename(path),
    licence: options.licence ?? (osm ? 'ODbL 1.0' : ''),
    attribution: options.attribution ?? (osm ? '© OpenStreetMap contributors' : ''),
    generated: options.generated === true,
  }
}

/** @throws Problem usage where the word is neither a box in degrees nor 'region' */
function extentOf(word: string): Extent | 'region' {
  if (word === 'region') return word
  const sides = word.split(',').map(Number)
  const [west, south, east, north] = sides as [number, number, number, number]
  if (sides.length !== 4 || !sides.every(Number.isFinite) || south > north)
    throw new Problem(
      'usage',
      `--extent takes WEST,SOUTH,EAST,NORTH in degrees or the word region, not "${word}".`,
    )
  return [west, south, east, north]
}

function writeRejects(path: string, issues: readonly ImportIssue[]): void {
  const text = (name: 'column' | 'code' | 'message') => ({
    name,
    type: 'text' as const,
    values: issues.map((issue) => issue[name]),
  })
  const row = { name: 'row', type: 'number' as const, values: issues.map((issue) => issue.row) }
  const columns = [row, text('column'), text('code'), text('message')]
  const table = { name: 'issues', title: 'Issues', length: issues.length, columns }
  writeWhole(path, [...csvOf(table)].join(''))
}
