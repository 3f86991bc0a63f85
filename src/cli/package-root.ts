import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A file of the installed package, by its path from the package's root. */
export function packageFile(path: string): string {
  // This file is two folders below the root, as source (src/cli) and as built (dist/cli).
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}

/** Version of the installed package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'))
  return String(version)
}
