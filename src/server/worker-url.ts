import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A built worker: beside this file, or in `dist` where this file runs as source; undefined if not built. */
export function workerUrl(name: string): URL | undefined {
  const places = [`./${name}.js`, `../../dist/server/${name}.js`]
  const urls = places.map((place) => new URL(place, import.meta.url))
  return urls.find((url) => existsSync(fileURLToPath(url)))
}
