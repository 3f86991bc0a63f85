import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * A built worker: in the build where this file is, else in `dist`, where it runs as source; undefined
 * where it is not built.
 * @param name its room and file, e.g. 'work/mip-worker'
 */
export function findWorker(name: string): URL | undefined {
  const places = [`../${name}.js`, `../../dist/${name}.js`]
  const urls = places.map((place) => new URL(place, import.meta.url))
  return urls.find((url) => existsSync(fileURLToPath(url)))
}

/** The same, for whoever cannot do without. @throws where it is not built */
export function workerUrl(name: string): URL {
  const found = findWorker(name)
  if (found) return found
  throw new Error(`${name}.js is not built: run npm run build.`)
}
