import { readFile as readBytes } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Region } from '../core/grid/region.ts'
import { RegionReach } from '../core/grid/region-contains.ts'
import { Problem } from '../core/problem.ts'
import type { OpenOptions } from '../io/format.ts'
import { readFile } from '../io/formats.ts'
import type { ReadRequest, ReadResult } from '../io/import.ts'
import { type Inspection, inspectFile } from '../io/inspect.ts'
import { LIMITS, megabytes } from '../io/limits.ts'
import { openSqlite } from './open-sqlite.ts'

/** Where the bytes are: a file, which may be packed with gzip, or at hand. */
export type ByteSource = { readonly path: string } | { readonly bytes: Uint8Array }

/** A file to be read as rows of a kind. Plain data: it goes to a worker. */
export interface ReadTask {
  readonly source: ByteSource
  readonly region: Region
  readonly marginMetres: number
  readonly request: Omit<ReadRequest, 'reach'> & Omit<OpenOptions, 'openSqlite'>
}

/** A file to be looked into. */
export interface InspectTask {
  readonly source: ByteSource
  readonly inspect: Omit<OpenOptions, 'openSqlite'>
}

/**
 * Does a task in this thread.
 * @param onRows told now and then how many rows have been read
 * @throws Problem as io does, and where a gzip file is broken or too large
 */
export async function doReadTask(
  task: ReadTask,
  onRows?: (rows: number) => void,
): Promise<ReadResult> {
  const { source, region, marginMetres, request } = task
  const bytes = await bytesOf(source, request.fileName)
  const reach = new RegionReach(region, marginMetres)
  return readFile(bytes, { ...request, reach, openSqlite }, onRows)
}

/** The same for a file that is looked into. */
export async function doInspectTask({ source, inspect }: InspectTask): Promise<Inspection> {
  return inspectFile(await bytesOf(source, inspect.fileName), { ...inspect, openSqlite })
}

async function bytesOf(source: ByteSource, fileName: string): Promise<Uint8Array> {
  if ('bytes' in source) return source.bytes
  const content = await readBytes(source.path)
  if (!/\.gz$/i.test(source.path)) return content
  try {
    return await promisify(gunzip)(content, { maxOutputLength: LIMITS.bytes })
  } catch (error) {
    throw new Problem(
      'bad_input',
      `${fileName} is not whole gzip data of at most ${megabytes(LIMITS.bytes)} MB.`,
      { cause: error },
    )
  }
}
