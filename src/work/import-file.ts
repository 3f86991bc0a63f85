import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Provenance } from '../core/dataset/dataset.ts'
import type { DatasetKind } from '../core/dataset/kinds.ts'
import type { Extent } from '../core/dataset/shapes.ts'
import type { Region } from '../core/grid/region.ts'
import { Problem } from '../core/problem.ts'
import { coordinateSystem } from '../io/crs/coordinate-system.ts'
import type { Encoding } from '../io/encoding.ts'
import type { ReadResult } from '../io/import.ts'
import { LIMITS, megabytes } from '../io/limits.ts'
import { importOsm } from './osm-import.ts'
import { readElsewhere } from './read-elsewhere.ts'

/** Metres beyond the region within which rows are taken: they count in sums near its edge. */
export const DEFAULT_MARGIN_METRES = 50_000

const MEGABYTE = 1024 * 1024
const MAXIMUM_OSM_MEGABYTES = 2048

export interface ImportOptions {
  readonly kind: DatasetKind | 'osm'
  readonly region: Region
  readonly marginMetres?: number
  /** Field (or lat, lon, wkt, h3) → the file's own column, or `=word` for the same in all rows. */
  readonly mapping?: Readonly<Record<string, string>>
  readonly crs?: string
  readonly provenance: Provenance
  /** What a text file is known for; the box of its rows where it is not given. */
  readonly extent?: Extent
  /** Encoding of a text file; found where it is not given. */
  readonly encoding?: Encoding
  /** Sheet or layer; the first where it is not given. */
  readonly sheet?: string
  /** Called with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** Stops the reading. */
  readonly signal?: AbortSignal
}

/**
 * Reads a file into drafts of datasets: one of the kind asked for, or several from OpenStreetMap.
 * @throws Problem missing_file, unreadable_file, too_large, usage, or bad_input with what is wrong
 * with the file as a whole; bad rows are issues of the result.
 */
export async function importFile(path: string, options: ImportOptions): Promise<ReadResult> {
  // An unknown system is told before anything is read.
  if (options.crs !== undefined) await coordinateSystem(options.crs)
  const fileName = basename(path)
  const bytes = await sizeOf(path)
  const { region, provenance, kind } = options
  const marginMetres = options.marginMetres ?? DEFAULT_MARGIN_METRES
  if (kind === 'osm') {
    checkSize(fileName, bytes, MAXIMUM_OSM_MEGABYTES)
    await checkReadable(path)
    return importOsm({ path, fileName, region, marginMetres, provenance }, options.onProgress)
  }
  if (fileName.toLowerCase().endsWith('.pbf')) {
    throw new Problem(
      'usage',
      `${fileName} is OpenStreetMap data: import it as osm, not as ${kind}.`,
    )
  }
  checkSize(fileName, bytes, megabytes(LIMITS.bytes))
  await checkReadable(path)
  const { crs, extent, encoding, sheet, mapping = {}, signal } = options
  const result = await readElsewhere(
    {
      source: { path },
      region,
      marginMetres,
      request: {
        fileName: fileName.replace(/\.gz$/i, ''),
        kind,
        mapping,
        provenance,
        ...(extent && { extent }),
        ...(crs !== undefined && { crs }),
        ...(encoding && { encoding }),
        ...(sheet !== undefined && { sheet }),
      },
    },
    signal ? { signal } : {},
  )
  options.onProgress?.(1)
  return result
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      throw new Problem('missing_file', `There is no file ${path}.`, { cause: error })
    }
    throw unreadable(path, error)
  })
  if (found.isFile()) return found.size
  const what = found.isDirectory() ? 'a folder' : 'not a plain file'
  throw new Problem('bad_input', `${path} is ${what}: name a file to import.`)
}

function checkSize(fileName: string, bytes: number, maximumMegabytes: number): void {
  if (bytes <= maximumMegabytes * MEGABYTE) return
  const size = Math.ceil(bytes / MEGABYTE)
  throw new Problem(
    'too_large',
    `${fileName} is ${size} MB; at most ${maximumMegabytes} MB can be read: cut it to the region first.`,
  )
}

async function checkReadable(path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stream = createReadStream(path, { end: 0 })
    stream.on('error', (error) => reject(unreadable(path, error)))
    stream.on('close', resolve)
    stream.resume()
  })
}

function unreadable(path: string, error: NodeJS.ErrnoException): Problem {
  const why = error.code ?? error.message
  return new Problem('unreadable_file', `${path} cannot be read (${why}).`, { cause: error })
}
