import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { polygonToCells } from 'h3-js'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const data = join(root, 'data')

type Position = [number, number]
interface Feature {
  properties: Record<string, string | number | boolean>
  geometry: { type: string; coordinates: unknown }
}

const readFeatures = (file: string) =>
  (JSON.parse(readFileSync(join(data, file), 'utf8')) as { features: Feature[] }).features

const readRows = (file: string) =>
  Papa.parse<Record<string, string>>(readFileSync(join(data, file), 'utf8').trim(), {
    header: true,
  }).data

const polygonsOf = ({ type, coordinates }: Feature['geometry']) =>
  (type === 'Polygon' ? [coordinates] : coordinates) as Position[][][]

function isInside(geometry: Feature['geometry'], [lon, lat]: Position): boolean {
  let inside = false
  for (const ring of polygonsOf(geometry).flat()) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i]!
      const [xj, yj] = ring[j]!
      if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside
    }
  }
  return inside
}

const cellsOf = (geometry: Feature['geometry']) =>
  polygonsOf(geometry).flatMap((rings) =>
    polygonToCells(
      rings.map((ring) => ring.slice(0, -1).map(([lon, lat]) => [lat, lon])),
      8,
    ),
  )

const GENERATED_CSV = ['partners.generated.csv', 'grid.generated.csv', 'stations.generated.csv']
const region = readFeatures('region.geojson')[0]!.geometry
const boundaries = readFeatures('boundaries.geojson')
const exclusions = readFeatures('exclusions.generated.geojson')
const water = exclusions.filter(({ properties }) => properties.category === 'water')

const pointOf = (row: Record<string, string>): Position => [Number(row.lon), Number(row.lat)]

describe('the demo region', () => {
  it('is made of the 16 cities, each cell in one of them', () => {
    expect(boundaries).toHaveLength(16)
    const whole = cellsOf(region)
    const parts = boundaries.flatMap(({ geometry }) => cellsOf(geometry))
    expect(new Set(whole).size).toBe(whole.length)
    expect(parts.length).toBe(whole.length)
    expect(new Set(parts)).toEqual(new Set(whole))
    expect(whole.length).toBe(219074)
  })

  it('has no gap or overlap between cities: each border edge belongs to one city or to two', () => {
    const users = new Map<string, number>()
    for (const ring of boundaries.flatMap(({ geometry }) => polygonsOf(geometry).flat())) {
      for (let i = 1; i < ring.length; i++) {
        const edge = [ring[i - 1]!.join(), ring[i]!.join()].sort().join(' ')
        users.set(edge, (users.get(edge) ?? 0) + 1)
      }
    }
    expect(Math.max(...users.values())).toBe(2)
    expect(polygonsOf(region)).toHaveLength(1)
    expect(polygonsOf(region)[0]).toHaveLength(1)
  })

  it('has every city’s centre inside that city', () => {
    const places = readRows('population.csv').filter((row) => row.basis!.includes('less the units'))
    expect(places).toHaveLength(16)
    for (const place of places) {
      const city = boundaries.find(({ properties }) => properties.name === place.name)!
      expect(isInside(city.geometry, pointOf(place)), place.name).toBe(true)
    }
  })

  it('gives the parts of Chaohu to the cities that got them in 2011', () => {
    const cityAt = (point: Position) =>
      boundaries.find(({ geometry }) => isInside(geometry, point))?.properties.name
    expect(cityAt([117.867, 31.6])).toBe('Hefei') // Chaohu
    expect(cityAt([117.281, 31.256])).toBe('Hefei') // Lujiang
    expect(cityAt([117.91, 31.303])).toBe('Wuhu') // Wuwei
    expect(cityAt([118.1, 31.735])).toBe('Ma’anshan') // Hanshan
    expect(cityAt([118.36, 31.72])).toBe('Ma’anshan') // He county
  })
})

describe('the facts', () => {
  it('has every zone total equal to the typed fact', () => {
    const count = new Map(
      readFeatures('vehicles.geojson').map(({ properties }) => [properties.name, properties.count]),
    )
    expect(count.size).toBe(16)
    expect(count.get('Shanghai')).toBe(1_288_000)
    // Jiangsu: (2,092,300 − 428,800) × motor vehicles of the city ÷ 24,968,000, to the hundred
    expect(count.get('Suzhou')).toBe(338_000)
    expect(count.get('Nanjing')).toBe(213_600)
    // Zhejiang: 1,652,000 × 20.41 ÷ 16.20, by gross product; Anhui: 544,000 × 20.41 ÷ 18.21
    expect(count.get('Hangzhou')).toBe(505_700)
    expect(count.get('Hefei')).toBe(164_200)
  })

  it('says of every total where it is from, and of every estimate how it came about', () => {
    for (const { properties } of readFeatures('vehicles.geojson')) {
      expect(properties.source).not.toBe('')
      expect(properties.estimated ? properties.method : 'published').toBeTruthy()
    }
  })

  it('adds up to the people of the census in every city', () => {
    const inside = readRows('population.csv').filter((row) => !row.basis!.includes('margin'))
    const people = inside.reduce((sum, row) => sum + Number(row.population), 0)
    expect(people).toBe(119_549_452)
    for (const row of inside) expect(Number(row.population), row.name).toBeGreaterThan(0)
  })

  it('leaves out the place of 3.59 million that is in Henan', () => {
    expect(readRows('population.csv').filter((row) => row.name === 'Puyang')).toEqual([])
  })

  it('has every line of an expressway named, schematic, and its traffic published or assumed', () => {
    const features = readFeatures('corridors.geojson')
    const refs = new Set(features.flatMap(({ properties }) => String(properties.ref).split(';')))
    expect([...refs].sort()).toEqual(['G15', 'G2', 'G25', 'G36', 'G40', 'G42', 'G50', 'G60', 'G92'])
    for (const { properties, geometry } of features) {
      expect(properties.schematic).toBe(true)
      if (geometry.type === 'Point') expect(properties.access).toBe('junction')
      else expect(['published', 'assumed']).toContain(properties.traffic_basis)
    }
  })
})

describe('the generated layers', () => {
  it('say so in every row', () => {
    for (const file of GENERATED_CSV) {
      for (const row of readRows(file)) {
        expect(row.generated).toBe('true')
        expect(row.name).toContain('(generated)')
      }
    }
    for (const { properties } of exclusions) {
      const isWater = properties.category === 'water'
      expect(properties.generated).toBe(!isWater)
      if (isWater) expect(properties.schematic).toBe(true)
      else expect(properties.name).toContain('(generated)')
    }
  })

  it('have no point outside the region or in water', () => {
    const points = [
      ...GENERATED_CSV.flatMap((file) => readRows(file).map(pointOf)),
      ...exclusions
        .filter(({ geometry }) => geometry.type === 'Point')
        .map(({ geometry }) => geometry.coordinates as Position),
    ]
    expect(points.length).toBeGreaterThan(5000)
    const wrong = points.filter(
      (point) =>
        !isInside(region, point) || water.some(({ geometry }) => isInside(geometry, point)),
    )
    expect(wrong).toEqual([])
  })

  it('have ids of their own', () => {
    for (const file of GENERATED_CSV) {
      const rows = readRows(file)
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
    }
  })
})

describe('the manifest', () => {
  const manifest = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) as {
    region: string
    basemap: string
    datasets: { file: string; generated: boolean; source: string; licence: string }[]
  }

  it('names files that are there, generated where the file says so', () => {
    const files = new Set(readdirSync(data))
    for (const { file, generated, source, licence } of manifest.datasets) {
      expect(files).toContain(file)
      expect(generated).toBe(file.includes('.generated.'))
      expect(source).not.toBe('')
      expect(licence).not.toBe('')
    }
    expect(files).toContain(manifest.region)
    expect(files).toContain(manifest.basemap)
  })

  it('keeps the data small: 6 MB in all, the base map under 700 kB', () => {
    const bytes = (file: string) => statSync(join(data, file)).size
    expect(bytes(manifest.basemap)).toBeLessThan(700_000)
    expect(readdirSync(data).reduce((sum, file) => sum + bytes(file), 0)).toBeLessThan(6_000_000)
  })
})

describe('making the data again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'siteswap-demo-'))

  beforeAll(() => {
    execFileSync(process.execPath, [join(root, 'scripts/demo/make.mjs'), folder])
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true }))

  it('gives the same bytes', () => {
    const made = readdirSync(folder).sort()
    expect(made).toEqual(
      readdirSync(data)
        .filter((file) => file !== 'README.md')
        .sort(),
    )
    for (const file of made) {
      const same = readFileSync(join(folder, file)).equals(readFileSync(join(data, file)))
      expect(same, file).toBe(true)
    }
  })
})
