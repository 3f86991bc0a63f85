// Cuts epsg-index to what reading coordinates needs: the PROJ definition of every projected and
// geographic system that proj4 carries there and back and that measure-epsg.mjs found right, as one gzipped text in base64, so that Node
// and the browser import it like any other file. The result is committed.
// With --check it writes nothing, and exits 1 where the committed table is another.
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import proj4 from 'proj4'

const TARGET = new URL('../src/io/crs/epsg-table.generated.ts', import.meta.url)
/** Above are codes of other registries. */
const LAST_OF_EPSG = 32767
const KINDS = ['CRS-PROJCRS', 'CRS-GEOGCRS']
/** Where epsg-index turns the axes the wrong way: it is 57 m off what PROJ and the survey office say. */
const MENDED = {
  '-162.619,-276.959,-161.764,-0.067753,2.243648,1.158828,-1.094246':
    '-162.619,-276.959,-161.764,0.067753,-2.243648,-1.158828,-1.094246',
}
/** There and back again in the system's own units. */
const LOST_AT_MOST = 1e-3

const require = createRequire(import.meta.url)
const index = require('epsg-index/all.json')
const leftOut = new Set(require('./epsg-left-out.json').codes)
const { version } = require('epsg-index/package.json')

const lines = Object.values(index)
  .filter(({ kind, proj4: definition }) => KINDS.includes(kind) && definition)
  .filter(({ code }) => Number(code) <= LAST_OF_EPSG && !leftOut.has(Number(code)))
  .map(({ code, proj4: definition, bbox }) => ({
    code: Number(code),
    definition: cut(definition),
    bbox,
  }))
  .map((system) => ({ ...system, definition: mended(system.definition) }))
  .filter(isCarried)
  .sort((a, b) => a.code - b.code)
  .map(({ code, definition }) => `${code} ${definition}`)

const text = moduleOf(lines.join('\n'))
if (!process.argv.includes('--check')) {
  await writeFile(TARGET, text)
  console.log(`${lines.length} systems, ${Math.round(text.length / 1024)} KB`)
} else if ((await readFile(TARGET, 'utf8')) !== text) {
  console.error('epsg-table.generated.ts is not what epsg-index gives: run scripts/build-epsg.mjs.')
  process.exitCode = 1
}

/** What every definition says or proj4 ignores. */
function cut(definition) {
  return definition.replace(/ \+(no_defs|type=crs|wktext|nadgrids=@null)(?= |$)/g, '').trim()
}

function mended(definition) {
  const [, shift] = /\+towgs84=(\S+)/.exec(definition) ?? []
  return MENDED[shift] ? definition.replace(shift, MENDED[shift]) : definition
}

/** A datum grid is a file of its own that we do not ship: such systems are left to other tools. */
function isCarried({ definition, bbox }) {
  if (/nadgrids|geoidgrids/.test(definition) || !bbox) return false
  const [north, west, south, east] = bbox
  const middle = [west > east ? west : (west + east) / 2, (north + south) / 2]
  try {
    const there = proj4(definition).forward(middle)
    const back = proj4(definition).forward(proj4(definition).inverse([...there]))
    return there.every((value, axis) => Math.abs(value - back[axis]) <= LOST_AT_MOST)
  } catch {
    return false
  }
}

function moduleOf(table) {
  const base64 = gzipSync(table, { level: 9 }).toString('base64')
  const lines = base64.match(/.{1,90}/g).map((line) => `  '${line}'`)
  return `// Generated from epsg-index ${version} by scripts/build-epsg.mjs: do not edit.\n
/** One line a system, its code and PROJ definition, gzipped, as base64. */
export const EPSG_TABLE_BASE64 =\n${lines.join(' +\n')}\n`
}
