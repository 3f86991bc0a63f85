import { existsSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Problem } from '../../core/problem.ts'
import type { Chunks } from '../../io/write/chunks.ts'

/**
 * Makes a file whole or not at all, over one of that name.
 * @param fill makes the file at the path it is given; nothing is there before
 * @throws Problem missing_file (the folder), disk_full, unwritable_file; what `fill` throws of the
 * kind Problem goes on as it is
 */
export async function makeWhole(
  path: string,
  fill: (temporary: string) => Promise<void> | void,
): Promise<void> {
  checkPlace(path)
  const temporary = `${path}.new-${process.pid}`
  try {
    await rm(temporary, { force: true })
    await fill(temporary)
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {})
    if (cause instanceof Problem) throw cause
    throw writingProblem(path, cause)
  }
}

/** Writes pieces to a file, whole or not at all: see `makeWhole`. */
export function writeChunks(path: string, chunks: Chunks): Promise<void> {
  return makeWhole(path, async (temporary) => {
    const file = await open(temporary, 'wx')
    try {
      for await (const chunk of chunks) await file.writeFile(chunk)
    } finally {
      await file.close()
    }
  })
}

function checkPlace(path: string): void {
  if (!existsSync(dirname(path)))
    throw new Problem('missing_file', `There is no folder ${dirname(path)}: make it first.`)
  if (existsSync(path) && statSync(path).isDirectory())
    throw new Problem('unwritable_file', `${path} is a folder: name a file.`)
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])
/** Faults of the file or the disk; anything else is our own and keeps its trace. */
const OF_THE_DISK = /^(E[A-Z]+|SQLITE_[A-Z_]+)$/

function writingProblem(path: string, cause: unknown): unknown {
  const { code } = cause as { code?: unknown }
  if (typeof code !== 'string' || !OF_THE_DISK.test(code)) return cause
  if (FULL.has(code))
    return new Problem('disk_full', `The disk is full: ${path} was not written.`, { cause })
  return new Problem('unwritable_file', `${path} cannot be written.`, { cause })
}
