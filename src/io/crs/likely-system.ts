import proj4 from 'proj4'
import type { RegionReach } from '../../core/grid/region-contains.ts'
import type { CoordinateSystem } from './coordinate-system.ts'

/** This share of the places must lie in the region. */
const MOST_OF_THEM = 0.8

const ZONES_3_DEGREES = Array.from({ length: 21 }, (_, i) => 25 + i)

/**
 * Systems that files of this field come in, by EPSG code: Web Mercator, Taiwan, Hong Kong, Macau,
 * the three-degree zones of CGCS2000 with and without the zone's number, the sixty zones of UTM.
 */
const CANDIDATES: readonly (readonly [code: number, definition: string])[] = [
  [3857, '+proj=merc +a=6378137 +b=6378137 +lon_0=0 +k=1 +units=m'],
  [3826, '+proj=tmerc +lon_0=121 +k=0.9999 +x_0=250000 +ellps=GRS80 +units=m'],
  [3825, '+proj=tmerc +lon_0=119 +k=0.9999 +x_0=250000 +ellps=GRS80 +units=m'],
  [
    2326,
    '+proj=tmerc +lat_0=22.3121333333333 +lon_0=114.178555555556 +k=1 +x_0=836694.05 +y_0=819069.8 +ellps=intl +towgs84=-162.619,-276.959,-161.764,0.067753,-2.243648,-1.158828,-1.094246 +units=m',
  ],
  ...ZONES_3_DEGREES.map(
    (zone) =>
      [
        4488 + zone,
        `+proj=tmerc +lon_0=${3 * zone} +k=1 +x_0=${zone}500000 +ellps=GRS80 +units=m`,
      ] as const,
  ),
  ...ZONES_3_DEGREES.map(
    (zone) =>
      [
        4509 + zone,
        `+proj=tmerc +lon_0=${3 * zone} +k=1 +x_0=500000 +ellps=GRS80 +units=m`,
      ] as const,
  ),
  ...Array.from(
    { length: 60 },
    (_, i) => [32601 + i, `+proj=utm +zone=${i + 1} +datum=WGS84 +units=m`] as const,
  ),
]

/**
 * The system in which coordinates that do not lie in the region would lie in it, EPSG:n, the axes
 * as they are or changed over; undefined where none is. A hint: several systems may fit.
 */
export function likelySystem(
  places: readonly (readonly [x: number, y: number])[],
  reach: RegionReach,
  taken: CoordinateSystem,
): string | undefined {
  if (places.length === 0) return undefined
  const found = CANDIDATES.find(([code, definition]) => {
    if (taken.name === `EPSG:${code}`) return false
    const projection = proj4(definition)
    const lies = ([x, y]: readonly [number, number]) => {
      const [lon, lat] = projection.inverse([x, y])
      return Number.isFinite(lon!) && Math.abs(lat!) <= 90 && reach.reaches(lon!, lat!)
    }
    return places.filter(lies).length >= MOST_OF_THEM * places.length
  })
  return found && `EPSG:${found[0]}`
}
