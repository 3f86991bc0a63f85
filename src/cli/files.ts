import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from '../core/problem.ts'

/**
 * Reads a text file.
 * @param what names its role in messages, e.g. 'region file'
 * @throws Problem missing_file, unreadable_file
 */
export function readText(path: string, what: string): string {
  if (!existsSync(path))
    throw new Problem('missing_file', `There is no ${what} at ${path}: check the name.`)
  if (statSync(path).isDirectory())
    throw new Problem('bad_input', `The ${what} ${path} is a folder: give a file.`)
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Problem('unreadable_file', `The ${what} ${path} cannot be read.`, { cause })
  }
}

/**
 * Reads a JSON file.
 * @throws Problem missing_file, unreadable_file, bad_input where it is not JSON
 */
export function readJson(path: string, what: string): unknown {
  const text = readText(path, what)
  if (text.trim() === '') throw new Problem('bad_input', `The ${what} ${path} is empty.`)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new Problem('bad_input', `The ${what} ${path} is not valid JSON.`, { cause })
  }
}

/**
 * Writes a file whole or not at all, over one of that name.
 * @throws Problem missing_file (the folder), disk_full, unwritable_file
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  if (!existsSync(dirname(path)))
    throw new Problem('missing_file', `There is no folder ${dirname(path)}: make it first.`)
  const temporary = `${path}.new-${process.pid}`
  try {
    writeFileSync(temporary, content)
    renameSync(temporary, path)
  } catch (cause) {
    rmSync(temporary, { force: true })
    const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC'
    if (full)
      throw new Problem('disk_full', `The disk is full: ${path} was not written.`, { cause })
    throw new Problem('unwritable_file', `${path} cannot be written.`, { cause })
  }
}
