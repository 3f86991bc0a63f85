// Measures every system of the table against PROJ (gdaltransform, ten minutes) at the middle of its
// area of use, and writes the codes that are more than 20 m off to scripts/epsg-left-out.json, which
// build-epsg.mjs leaves out. To be run on a table built with an empty list.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import proj4 from 'proj4'

const MOST_METRES = 20
const METRES_PER_DEGREE = 111_195
const TABLE = new URL('../src/io/crs/epsg-table.generated.ts', import.meta.url)
const LEFT_OUT = new URL('./epsg-left-out.json', import.meta.url)

const index = createRequire(import.meta.url)('epsg-index/all.json')
const base64 = [...readFileSync(TABLE, 'utf8').matchAll(/^ {2}'([^']+)'/gm)].map(([, part]) => part)
const lines = gunzipSync(Buffer.from(base64.join(''), 'base64'))
  .toString()
  .split('\n')

const codes = lines
  .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)])
  .filter(([code, definition]) => !(metresOff(code, definition) < MOST_METRES))
  .map(([code]) => Number(code))
const { why } = JSON.parse(readFileSync(LEFT_OUT, 'utf8'))
writeFileSync(LEFT_OUT, `${JSON.stringify({ why, codes })}\n`)
console.log(`${codes.length} of ${lines.length} systems are left out`)

/** By either order of axes: PROJ heeds the registry's, proj4 puts east first. */
function metresOff(code, definition) {
  const [north, west, south, east] = index[code].bbox
  const [lon, lat] = [west > east ? west : (west + east) / 2, (north + south) / 2]
  const { stdout } = spawnSync(
    'gdaltransform',
    ['-s_srs', 'EPSG:4326', '-t_srs', `EPSG:${code}`, '-output_xy'],
    { input: `${lon} ${lat}\n`, encoding: 'utf8' },
  )
  const [x, y] = stdout.trim().split(/\s+/).map(Number)
  const off = (place) => {
    const [a, b] = proj4(definition).inverse(place)
    return METRES_PER_DEGREE * Math.hypot((a - lon) * Math.cos((lat * Math.PI) / 180), b - lat)
  }
  return Math.min(off([x, y]), off([y, x]))
}
