import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { distance, pointToPolygonDistance } from '@turf/turf'
import type { Feature, MultiPolygon, Point, Polygon } from 'geojson'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { featuresText } from '../../src/api/features.ts'
import type { OsmImported } from '../../src/api/import.ts'
import type { ScoreAnswer } from '../../src/api/score.ts'
import { listDatasets } from '../../src/store/list-datasets.ts'
import { openProject } from '../../src/store/open-project.ts'
import { closeProject } from '../../src/store/project.ts'
import { readDataset } from '../../src/store/read-dataset.ts'
import { taiwanRegion, taiwanZones } from '../fixtures/taiwan.ts'
import { isRealDataAbsent, realData } from '../real-data.ts'
import { temporaryFolder } from '../store/sample.ts'
import { siteswap } from './run-siteswap.ts'

const PBF = 'andorra/andorra-latest.osm.pbf'

const folder = temporaryFolder()
afterAll(folder.remove)

async function answer<T>(...words: string[]): Promise<T> {
  const { code, out, err } = await siteswap(folder.path, ...words, '--json')
  expect(err).toBe('')
  expect(code).toBe(0)
  return JSON.parse(out) as T
}

function expectSoundSites({ sites, cells, scored, excluded }: ScoreAnswer): void {
  const left = Object.values(excluded).reduce((sum, count) => sum + count, 0)
  expect(scored + left).toBe(cells)
  for (const { score, contributions } of sites) {
    const sum = Object.values(contributions).reduce((a, b) => a + b, 0)
    expect(Math.abs(sum - score)).toBeLessThan(1e-6)
  }
}

interface Forbidden {
  readonly feature: Feature<Point | Polygon | MultiPolygon, { id: string }>
  /** To be kept clear around it, less half a metre: turf measures on another sphere. */
  readonly metres: number
}

/** What a project forbids, read out of the file. */
function forbiddenPlaces(path: string): Forbidden[] {
  const project = openProject(path)
  const heads = listDatasets(project).filter(({ kind }) => kind === 'exclusions')
  const texts = heads.map((head) => featuresText(readDataset(project, head)))
  closeProject(project)
  return texts
    .flatMap((text) => JSON.parse(text).features)
    .filter(({ properties }) => properties.rule === 'forbid')
    .map((feature) => ({ feature, metres: Math.max(0, (feature.properties.buffer_m ?? 0) - 0.5) }))
}

/** Metres from a place to a shape; below 0 inside it. */
function clearanceMetres(lon: number, lat: number, feature: Forbidden['feature']): number {
  const { geometry } = feature
  if (geometry.type === 'Point') return distance([lon, lat], geometry, { units: 'meters' })
  return pointToPolygonDistance([lon, lat], geometry, { units: 'meters' })
}

describe.skipIf(isRealDataAbsent(PBF))('Andorra, from OpenStreetMap to a ranking', () => {
  test('finds what osmium counts, and twenty sound sites outside the exclusions', async () => {
    const region = '1.40,42.42,1.79,42.66'
    await answer('new', 'a.siteswap', '--region', region, '--resolution', '9')
    const osm = await answer<OsmImported>('import', 'a.siteswap', 'osm', realData(PBF)!)
    const { fuel, supermarket, mall, furniture, substation, charging_station } = osm.features
    expect({ fuel, supermarket, mall, furniture, substation, charging_station }).toEqual({
      fuel: 59,
      supermarket: 40,
      mall: 11,
      furniture: 3,
      substation: 8,
      charging_station: 10,
    })
    expect(osm.featuresInRegion.fuel).toBe(59)
    const ranking = await answer<ScoreAnswer>('score', 'a.siteswap', '--top', '20')
    expect(ranking.sites).toHaveLength(20)
    expectSoundSites(ranking)
    // Asked of turf, which shares nothing with the code that excluded them.
    const forbidden = forbiddenPlaces(join(folder.path, 'a.siteswap'))
    expect(forbidden.length).toBeGreaterThan(500)
    for (const { lat, lon } of ranking.sites)
      for (const { feature, metres } of forbidden)
        expect(clearanceMetres(lon, lat, feature), feature.properties.id).toBeGreaterThan(metres)
  })
})

describe.skipIf(isRealDataAbsent('taiwan/feeders.csv'))(
  'Taiwan, from tables and shapes to a ranking',
  () => {
    const load = (kind: string, path: string, ...more: string[]) =>
      answer<{ accepted: number; rows: number }>('import', 't.siteswap', kind, path, ...more)

    beforeAll(async () => {
      writeFileSync(join(folder.path, 'region.geojson'), JSON.stringify(taiwanRegion()))
      writeFileSync(join(folder.path, 'towns.geojson'), JSON.stringify(taiwanZones()))
    })

    test('takes every row, lays 55,633 cells and ranks by power and highway', async () => {
      const made = await answer<{ cells: number }>(
        'new',
        't.siteswap',
        '--region',
        'region.geojson',
      )
      expect(made.cells).toBe(55_633)
      const own = 'own==own'
      expect(
        await load('stations', realData('taiwan/stations_2019-02-23.csv')!, '--map', own),
      ).toMatchObject({ rows: 1154, accepted: 1154 })
      expect(await load('grid', realData('taiwan/feeders.csv')!)).toMatchObject({
        rows: 9215,
        accepted: 9215,
      })
      expect(await load('population', 'towns.geojson')).toMatchObject({ rows: 352, accepted: 352 })
      const gantries = 'id=gantry,ref=road,milepost_km=mile,access==gantry'
      expect(
        await load('corridors', realData('taiwan/freeway_gantries.csv')!, '--map', gantries),
      ).toMatchObject({ rows: 335, accepted: 335 })
      const ranking = await answer<ScoreAnswer>(
        ...['score', 't.siteswap', '--profile', 'highway', '--top', '5'],
      )
      expect(ranking.criteria.filter(({ active }) => active).map(({ id }) => id)).toEqual([
        'corridor_flow',
        'grid_headroom',
      ])
      expect(ranking.sites).toHaveLength(5)
      expectSoundSites(ranking)
    })
  },
)
