import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The built command, as it is installed. */
export const BIN = fileURLToPath(new URL('../../bin/siteswap.js', import.meta.url))

export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `siteswap` in a process of its own, without a terminal. */
export function siteswap(folder: string, ...words: string[]): Promise<Run> {
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 }
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, ...words], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}
