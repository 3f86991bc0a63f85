import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BESIDE_THE_REPOSITORY = fileURLToPath(new URL('../../shared/data', import.meta.url))
const FOLDER = process.env.SITESWAP_REAL_DATA ?? BESIDE_THE_REPOSITORY

/** Path of a file of real data, e.g. 'taiwan/feeders.csv'; undefined where it is absent. */
export function realData(relativePath: string): string | undefined {
  const path = join(FOLDER, relativePath)
  return existsSync(path) ? path : undefined
}

/**
 * For `describe.skipIf`: whether a file of real data is absent, in which case the reason is
 * printed.
 */
export function isRealDataAbsent(relativePath: string): boolean {
  if (realData(relativePath)) return false
  console.warn(
    `Skipped: no ${relativePath} in ${FOLDER} (set SITESWAP_REAL_DATA to the folder of real data).`,
  )
  return true
}
