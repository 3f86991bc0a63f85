// Reads one file in a fresh process and says what came of it, how long it took and how much the
// memory grew beyond what the program and the file itself take.
import { readFileSync } from 'node:fs'
import { regionFromBox } from '../../dist/core/grid/read-region.js'
import { RegionReach } from '../../dist/core/grid/region-contains.js'
import { readFile } from '../../dist/io/formats.js'
import { openSqlite } from '../../dist/work/open-sqlite.js'

const [path, fileName] = process.argv.slice(2)
const bytes = readFileSync(path)
const request = {
  fileName,
  kind: 'partners',
  mapping: {},
  reach: new RegionReach(regionFromBox(1.4, 42.42, 1.79, 42.66), 0),
  provenance: { name: '', source: '', licence: '', attribution: '', generated: true },
  openSqlite,
}
const before = process.resourceUsage().maxRSS
const start = performance.now()
const outcome = await readFile(bytes, request).then(
  ({ accepted }) => ({ code: accepted > 0 ? 'harmless' : 'nothing', message: '' }),
  ({ code, message }) => ({ code, message }),
)
const milliseconds = performance.now() - start
const grownMegabytes = (process.resourceUsage().maxRSS - before) / 1024
process.stdout.write(JSON.stringify({ ...outcome, milliseconds, grownMegabytes }))
