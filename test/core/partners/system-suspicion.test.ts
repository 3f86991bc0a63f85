import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Dataset } from '../../../src/core/dataset/dataset.ts'
import { firstVertex } from '../../../src/core/dataset/shapes.ts'
import { type Reading, suspectSystem } from '../../../src/core/partners/system-suspicion.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { BD09, GCJ02, WGS84 } from '../../../src/io/crs/coordinate-system.ts'
import { gcoord } from '../../../src/io/crs/gcoord.ts'
import { importFile } from '../../../src/work/import-file.ts'
import { ANDORRA, PROVENANCE } from '../../fixtures/requests.ts'
import { isRealDataAbsent, realData } from '../../real-data.ts'
import { dataset, line } from '../small-world.ts'

type Place = readonly [lon: number, lat: number]

/** The places as each system would have them, the first as they were taken. */
function readings(
  places: readonly Place[],
  systems = [WGS84, GCJ02, BD09],
): [Reading, ...Reading[]] {
  return systems.map((system) => {
    const at = places.map(([lon, lat]) => system.toWgs84(lon, lat))
    return { system: system.name, lon: at.map(([lon]) => lon), lat: at.map(([, lat]) => lat) }
  }) as unknown as [Reading, ...Reading[]]
}

const inGcj = ([lon, lat]: Place): Place =>
  gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02) as unknown as Place
const inBd = ([lon, lat]: Place): Place =>
  gcoord.transform([lon, lat], gcoord.WGS84, gcoord.BD09) as unknown as Place

const OSM = 'andorra/andorra-latest.osm.pbf'

describe.skipIf(isRealDataAbsent(OSM))('real roads and fuel stations, moved to Sichuan', () => {
  // A mountain country's roads as OpenStreetMap draws them, where GCJ-02 holds.
  const [EAST, NORTH] = [102, -12]
  let corridors: Dataset
  let fuel: Place[]
  let others: Place[]

  beforeAll(async () => {
    const { drafts } = await importFile(realData(OSM)!, {
      kind: 'osm',
      region: ANDORRA,
      provenance: PROVENANCE,
    })
    const of = (kind: string) => ({ ...drafts.find((draft) => draft.kind === kind)!, hash: kind })
    const roads = of('corridors')
    const lonLat = roads.shapes.lonLat.map((degree, k) => degree + (k % 2 === 0 ? EAST : NORTH))
    corridors = { ...roads, shapes: { ...roads.shapes, lonLat } }
    const partners = of('partners')
    const places = Array.from({ length: partners.rows }, (_, row): Place => {
      const [lon, lat] = firstVertex(partners.shapes, row)
      return [lon + EAST, lat + NORTH]
    })
    fuel = places.filter((_, row) => partners.texts.host![row] === 'fuel')
    others = places.filter((_, row) => partners.texts.host![row] === 'parking')
    expect(fuel).toHaveLength(59)
  })

  test('taken for what they are, they raise no suspicion', () => {
    expect(suspectSystem(readings(fuel), [corridors])).toBeUndefined()
    expect(suspectSystem(readings(others), [corridors])).toBeUndefined()
    expect(
      suspectSystem(readings(fuel.map(inGcj), [GCJ02, WGS84, BD09]), [corridors]),
    ).toBeUndefined()
  })

  test('GCJ-02 and BD-09 taken for WGS84 are told from each other', () => {
    const gcj = suspectSystem(readings(fuel.map(inGcj)), [corridors])
    expect(gcj).toMatchObject({ taken: 'WGS84', seems: 'GCJ-02' })
    expect(gcj!.nearer).toBeGreaterThan(0.85 * gcj!.sites)
    expect(gcj!.metresOther).toBeLessThan(100)
    expect(gcj!.metresTaken).toBeGreaterThan(200)
    expect(suspectSystem(readings(fuel.map(inBd)), [corridors])).toMatchObject({ seems: 'BD-09' })
  })

  test('WGS84 taken for GCJ-02 is told too', () => {
    const taken = readings(fuel, [GCJ02, WGS84, BD09])
    expect(suspectSystem(taken, [corridors])).toMatchObject({ taken: 'GCJ-02', seems: 'WGS84' })
  })

  test('a third of strangers, and noise of 30 m, do not hide it', () => {
    const random = randomFrom(5)
    const mixed = fuel.map(([lon, lat], i): Place => {
      if (i % 3 === 0) return [lon + 0.1 * (random() - 0.5), lat + 0.1 * (random() - 0.5)]
      return inGcj([lon + 0.0006 * (random() - 0.5), lat + 0.0006 * (random() - 0.5)])
    })
    expect(suspectSystem(readings(mixed), [corridors])).toMatchObject({ seems: 'GCJ-02' })
  })

  test('places anywhere raise no suspicion, whatever the draw', () => {
    const random = randomFrom(11)
    for (let draw = 0; draw < 30; draw++) {
      const places = Array.from(
        { length: 300 },
        (): Place => [103.42 + 0.37 * random(), 30.43 + 0.22 * random()],
      )
      expect(suspectSystem(readings(places), [corridors]), `draw ${draw}`).toBeUndefined()
    }
  })

  test('without corridors, or with a handful of sites, nothing is said', () => {
    expect(suspectSystem(readings(fuel.map(inGcj)), [])).toBeUndefined()
    expect(suspectSystem(readings(fuel.slice(0, 8).map(inGcj)), [corridors])).toBeUndefined()
  })
})

const GANTRIES = 'taiwan/freeway_gantries.csv'

describe.skipIf(isRealDataAbsent(GANTRIES))('gantries of Taiwan’s freeways', () => {
  test('chords of some kilometres are too coarse to accuse anybody by', () => {
    const rows = readFileSync(realData(GANTRIES)!, 'utf8').trim().split(/\r?\n/).slice(1)
    const ways = new Map<string, { km: number; place: Place }[]>()
    for (const row of rows) {
      const [, lon, lat, road, dir, , , mile] = row.split(',')
      const [km, metres] = mile!.split('K+').map(Number)
      const way = ways.get(`${road}${dir}`) ?? []
      ways.set(`${road}${dir}`, way)
      way.push({ km: km! + metres! / 1000, place: [Number(lon), Number(lat)] })
    }
    const lines: ReturnType<typeof line>[] = []
    const sites: Place[] = []
    for (const way of ways.values()) {
      way.sort((a, b) => a.km - b.km)
      lines.push(line(...way.filter((_, i) => i % 2 === 0).flatMap(({ place }) => [...place])))
      sites.push(...way.filter((_, i) => i % 2 === 1).map(({ place }) => place))
    }
    const corridors = dataset(
      'corridors',
      lines.map((shape) => ({ shape, ref: 'x' })),
    )
    expect(sites.length).toBeGreaterThan(150)
    expect(suspectSystem(readings(sites), [corridors])).toBeUndefined()
    expect(suspectSystem(readings(sites.map(inGcj)), [corridors])).toBeUndefined()
  })
})
