import { regionFromBox, regionFromGeoJson } from '../core/grid/read-region.ts'
import type { Region } from '../core/grid/region.ts'
import { Problem } from '../core/problem.ts'
import { readJson } from './files.ts'

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i

/**
 * The region that `--region` names: WEST,SOUTH,EAST,NORTH in degrees or a GeoJSON file.
 * @throws Problem usage, missing_file, bad_input
 */
export function readRegion(text: string): Region {
  const words = text.split(',')
  if (!words.every((word) => NUMBER.test(word)))
    return regionFromGeoJson(readJson(text, 'region file'))
  if (words.length !== 4)
    throw new Problem(
      'usage',
      `--region takes WEST,SOUTH,EAST,NORTH in degrees or a GeoJSON file, not "${text}".`,
    )
  const [west, south, east, north] = words.map(Number) as [number, number, number, number]
  return regionFromBox(west, south, east, north)
}
