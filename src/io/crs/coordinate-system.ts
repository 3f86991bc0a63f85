import proj4 from 'proj4'
import { Problem } from '../../core/problem.ts'
import { epsgDefinition } from './epsg.ts'
import { gcoord } from './gcoord.ts'

/** A way to state places; turns them into WGS84. */
export interface CoordinateSystem {
  /** As it is shown and kept: WGS84, GCJ-02, BD-09, EPSG:3826, or the name in a definition. */
  readonly name: string
  /** Longitude and latitude rather than eastings and northings. */
  readonly isDegrees: boolean
  /** What the way back to WGS84 costs in exactness; '' where nothing worth saying. */
  readonly caveat: string
  /**
   * x before y: longitude or easting, latitude or northing. NaN where the projection has no such
   * place.
   */
  toWgs84(x: number, y: number): [lon: number, lat: number]
}

export const WGS84: CoordinateSystem = {
  name: 'WGS84',
  isDegrees: true,
  caveat: '',
  toWgs84: (x, y) => [x, y],
}

/**
 * What AMap, Tencent and Google use inside China. The way back is iterated by gcoord to about a
 * centimetre of the published formula, which itself is not official.
 */
export const GCJ02: CoordinateSystem = {
  name: 'GCJ-02',
  isDegrees: true,
  caveat: 'GCJ-02 has no published way back to WGS84: places are right to about a metre.',
  toWgs84: (x, y) => gcoord.transform([x, y], gcoord.GCJ02, gcoord.WGS84) as [number, number],
}

/** What Baidu uses: GCJ-02 shifted once more. */
export const BD09: CoordinateSystem = {
  name: 'BD-09',
  isDegrees: true,
  caveat: 'BD-09 has no published way back to WGS84: places are right to a few metres.',
  toWgs84: (x, y) => gcoord.transform([x, y], gcoord.BD09, gcoord.WGS84) as [number, number],
}

/** Names by which people know a system, compared without case, spaces, _ and -. */
const NAMED: Readonly<Record<string, CoordinateSystem | number>> = {
  wgs84: WGS84,
  crs84: WGS84,
  gps: WGS84,
  gcj02: GCJ02,
  火星坐标: GCJ02,
  火星: GCJ02,
  amap: GCJ02,
  gaode: GCJ02,
  高德: GCJ02,
  tencent: GCJ02,
  腾讯: GCJ02,
  bd09: BD09,
  bd09ll: BD09,
  baidu: BD09,
  百度: BD09,
  cgcs2000: 4490,
  twd97: 3826,
  twd67: 3828,
  hk80: 2326,
  webmercator: 3857,
}

/**
 * The system a person means: wgs84, gcj02, bd09, twd97 … or EPSG:n.
 * @throws Problem usage where there is none of that name
 */
export async function coordinateSystem(word: string): Promise<CoordinateSystem> {
  const plain = word.toLowerCase().replace(/[\s_-]+/g, '')
  const named = Object.hasOwn(NAMED, plain) ? NAMED[plain] : undefined
  if (typeof named === 'object') return named
  const code = named ?? Number(/^(?:epsg:*)?(\d{4,6})$/.exec(plain)?.[1] ?? Number.NaN)
  if (Number.isInteger(code)) return epsgSystem(code)
  throw new Problem(
    'usage',
    `The coordinate system '${word}' is not known: give wgs84, gcj02, bd09 or an EPSG code such as EPSG:3826.`,
  )
}

/** The system of an EPSG code. @throws Problem usage where the code is not known */
export async function epsgSystem(code: number): Promise<CoordinateSystem> {
  if (code === 4326) return WGS84
  return projSystem(`EPSG:${code}`, await epsgDefinition(code))
}

/**
 * The system of a definition in well-known text, as in a .prj file, or as PROJJSON.
 * @throws Problem bad_input where it cannot be understood
 */
export function definedSystem(name: string, definition: string): CoordinateSystem {
  try {
    return projSystem(name, definition)
  } catch (cause) {
    throw new Problem(
      'bad_input',
      `The coordinate system '${name}' of the file cannot be understood: give it with --crs EPSG:n.`,
      { cause },
    )
  }
}

function projSystem(name: string, definition: string): CoordinateSystem {
  const projection = proj4(definition.startsWith('{') ? JSON.parse(definition) : definition)
  const isDegrees = /\+proj=longlat|^GEOG|"GeographicCRS"/.test(definition)
  return {
    name,
    isDegrees,
    caveat: isDatumKnown(definition) ? '' : caveatOf(name),
    toWgs84(x, y) {
      const [lon, lat] = projection.inverse([x, y])
      return [lon!, lat!]
    },
  }
}

/** Datums that are WGS84 to a metre or two, or state how they lie to it. */
function isDatumKnown(definition: string): boolean {
  return /WGS_?(?:19)?_?84|NAD_?(?:19)?_?83|GRS_?(?:19)?_? ?80|ETRS|towgs84|CGCS|China_2000/i.test(
    definition,
  )
}

function caveatOf(name: string): string {
  return `How the datum of ${name} lies to WGS84 is not stated: places can be off by hundreds of metres.`
}
