import type { Dataset } from '../../core/dataset/dataset.ts'
import { numberColumn, textColumn } from '../../core/dataset/dataset.ts'
import { SOURCE_CRS, SOURCE_X, SOURCE_Y } from '../../core/dataset/origin.ts'
import { firstVertex } from '../../core/dataset/shapes.ts'
import { type Reading, suspectSystem } from '../../core/partners/system-suspicion.ts'
import { BD09, type CoordinateSystem, GCJ02, WGS84 } from './coordinate-system.ts'

/** Systems that are taken for each other in China: all three are degrees of longitude and latitude. */
const CONFUSED: readonly CoordinateSystem[] = [WGS84, GCJ02, BD09]
/** More tell no more. */
const MOST_SITES = 5000

/**
 * A sentence where a list of sites seems to be in another system than it was taken for, by how its
 * roadside sites lie to the project's corridors; undefined where nothing speaks for it.
 */
export function listSuspicion(
  list: Omit<Dataset, 'hash'>,
  corridors: readonly Dataset[],
): string | undefined {
  const taken = CONFUSED.find(({ name }) => name === systemOf(list))
  if (!taken || corridors.length === 0) return undefined
  const places = placesOf(list)
  const readings = [taken, ...CONFUSED.filter((system) => system !== taken)].map((system) =>
    readingOf(places, system),
  )
  const found = suspectSystem(readings as [Reading, ...Reading[]], corridors)
  if (!found) return undefined
  const word = found.seems.toLowerCase().replace('-', '')
  return `The list was taken for ${found.taken} but looks like ${found.seems}: of ${found.sites} roadside sites that tell the two apart, ${found.nearer} lie beside a highway in ${found.seems} (median ${Math.round(found.metresOther)} m instead of ${Math.round(found.metresTaken)} m). If so, read it again with --crs ${word}.`
}

function systemOf(list: Omit<Dataset, 'hash'>): string {
  return list.texts[SOURCE_CRS]?.[0] || WGS84.name
}

/** The file's own coordinates of an even sample of the sites. */
function placesOf(list: Omit<Dataset, 'hash'>): [x: number, y: number][] {
  const dataset = { ...list, hash: '' }
  const crs = textColumn(dataset, SOURCE_CRS)
  const [x, y] = [numberColumn(dataset, SOURCE_X), numberColumn(dataset, SOURCE_Y)]
  const step = Math.max(1, list.rows / MOST_SITES)
  const rows = Array.from({ length: Math.floor(list.rows / step) }, (_, i) => Math.floor(i * step))
  return rows.map((row) => (crs[row] ? [x[row]!, y[row]!] : firstVertex(list.shapes, row)))
}

function readingOf(places: readonly [number, number][], system: CoordinateSystem): Reading {
  const at = places.map(([x, y]) => system.toWgs84(x, y))
  return { system: system.name, lon: at.map(([lon]) => lon), lat: at.map(([, lat]) => lat) }
}
