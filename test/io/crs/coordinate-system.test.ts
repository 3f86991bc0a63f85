import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import {
  BD09,
  coordinateSystem,
  definedSystem,
  epsgSystem,
  GCJ02,
} from '../../../src/io/crs/coordinate-system.ts'
import { gcoord } from '../../../src/io/crs/gcoord.ts'
import { isRealDataAbsent, realData } from '../../real-data.ts'

const metres = ([lon, lat]: readonly number[], [x, y]: readonly number[]) =>
  distanceMetres(lat!, lon!, y!, x!)

describe('coordinate systems', () => {
  test('Tiananmen in GCJ-02 and BD-09 comes back to where satellites see it', async () => {
    const wgs84 = [116.3912, 39.9073] as [number, number]
    for (const [system, from] of [
      [GCJ02, gcoord.GCJ02],
      [BD09, gcoord.BD09],
    ] as const) {
      const shifted = gcoord.transform(wgs84, gcoord.WGS84, from) as [number, number]
      expect(metres(shifted, wgs84)).toBeGreaterThan(400)
      expect(metres(system.toWgs84(...shifted), wgs84)).toBeLessThan(2)
    }
  })

  test('the way back from GCJ-02 is within a metre all over mainland China', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 80, max: 130, noNaN: true }),
        fc.double({ min: 20, max: 50, noNaN: true }),
        (lon, lat) => {
          const shifted = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02) as [
            number,
            number,
          ]
          expect(metres(GCJ02.toWgs84(...shifted), [lon, lat])).toBeLessThan(1)
        },
      ),
    )
  })

  test.each([
    // Published control values, from the registry's own examples and national surveys.
    ['EPSG:3857', 111319.490793, 111325.142866, 1, 1],
    // 0° east of the central meridian, on the equator: false easting and northing alone.
    ['EPSG:32650', 500000, 0, 117, 0],
    ['EPSG:3826', 250000, 0, 121, 0],
    // The Hong Kong 1980 grid's origin, Old Trig 2 (Survey and Mapping Office), shifted to WGS84.
    ['EPSG:2326', 836694.05, 819069.8, 114.181, 22.3106],
    ['EPSG:4527', 39500000, 3320113.398, 117, 30],
  ])('%s puts %d, %d at %d, %d', async (name, x, y, lon, lat) => {
    const system = await coordinateSystem(name)
    expect(metres(system.toWgs84(x, y), [lon, lat])).toBeLessThan(20)
    expect(system.isDegrees).toBe(false)
  })

  test('names are taken as people write them', async () => {
    for (const word of ['GCJ-02', 'gcj02', '高德', 'Amap'])
      expect(await coordinateSystem(word)).toBe(GCJ02)
    for (const word of ['TWD97', 'epsg:3826', '3826', 'EPSG::3826'])
      expect((await coordinateSystem(word)).name).toBe('EPSG:3826')
    expect((await coordinateSystem('epsg:4326')).name).toBe('WGS84')
  })

  test('a name that is none, and a code that needs a datum grid, are refused in a sentence', async () => {
    await expect(coordinateSystem('mercury')).rejects.toThrow(/'mercury' is not known: give wgs84/)
    await expect(coordinateSystem('EPSG:999999')).rejects.toThrow(/EPSG:999999 is not known/)
    await expect(coordinateSystem('constructor')).rejects.toThrow(/is not known/)
  })

  test('a datum of unknown lie is said to be one', async () => {
    expect((await epsgSystem(3826)).caveat).toBe('')
    expect((await epsgSystem(32650)).caveat).toBe('')
    // Kertau 1968 / UTM 48N: an Everest ellipsoid, its shift left open.
    const open = definedSystem(
      'X',
      '+proj=utm +zone=48 +a=6377304.063 +b=6356103.038993155 +units=m',
    )
    expect(open.caveat).toMatch(/hundreds of metres/)
    expect((await coordinateSystem('bd09')).caveat).toMatch(/a few metres/)
  })

  test('a .prj as ESRI writes it is understood', async () => {
    const prj =
      'PROJCS["TWD_1997_TM_Taiwan",GEOGCS["GCS_TWD_1997",DATUM["D_TWD_1997",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",250000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",121.0],PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
    const system = definedSystem('TWD_1997_TM_Taiwan', prj)
    const same = await epsgSystem(3826)
    expect(
      metres(system.toWgs84(311100.84, 2771138.572), same.toWgs84(311100.84, 2771138.572)),
    ).toBeLessThan(0.01)
    expect(system).toMatchObject({ caveat: '', isDegrees: false })
    expect(
      definedSystem(
        'GCS',
        'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
      ).isDegrees,
    ).toBe(true)
    expect(() => definedSystem('bad', 'PROJCS[')).toThrow(/cannot be understood/)
  })

  test('what proj4 does to a table entry is what epsg-index states', async () => {
    const index = createRequire(import.meta.url)('epsg-index/all.json')
    const { default: proj4 } = await import('proj4')
    for (const code of [2443, 3003, 3826, 3828, 4490, 4527, 5514, 21781, 32148, 32650]) {
      const [north, west, south, east] = index[code].bbox
      const middle = [(west + east) / 2, (north + south) / 2] as [number, number]
      const there = proj4(index[code].proj4).forward([...middle])
      const back = (await epsgSystem(code)).toWgs84(there[0]!, there[1]!)
      expect(metres(back, middle), `EPSG:${code}`).toBeLessThan(0.05)
    }
  })
})

describe.skipIf(isRealDataAbsent('taiwan/feeder_points_taipei_twd97.csv'))(
  'Taipei in TWD97',
  () => {
    test('feeder points lie where their feeders do in WGS84', async () => {
      const system = await coordinateSystem('EPSG:3826')
      const rowsOf = (name: string) =>
        readFileSync(realData(name)!, 'utf8')
          .replaceAll('\uFEFF', '')
          .trim()
          .split(/\r?\n/)
          .map((line) => line.split(','))
      const [, ...points] = rowsOf('taiwan/feeder_points_taipei_twd97.csv')
      const [head, ...feeders] = rowsOf('taiwan/feeders.csv')
      const sums = new Map<string, [number, number, number]>()
      for (const [, x, y, feeder] of points) {
        const [lon, lat] = system.toWgs84(Number(x), Number(y))
        const sum = sums.get(feeder!) ?? [0, 0, 0]
        sums.set(feeder!, [sum[0] + lon, sum[1] + lat, sum[2] + 1])
      }
      const at = (name: string) => head!.indexOf(name)
      const [id, lat, lon] = [at('feeder'), at('lat'), at('lon')]
      expect(
        [id, lat, lon].every((column) => column >= 0),
        head!.join(),
      ).toBe(true)
      const away: number[] = []
      for (const cells of feeders) {
        const sum = sums.get(cells[id]!)
        if (!sum) continue
        away.push(
          metres([sum[0] / sum[2], sum[1] / sum[2]], [Number(cells[lon]), Number(cells[lat])]),
        )
      }
      expect(away.length).toBeGreaterThan(500)
      away.sort((a, b) => a - b)
      expect(away[away.length >> 1]).toBeLessThan(50)
    })
  },
)
