/**
 * Makes the demo region: `node scripts/demo/make.mjs [FOLDER]`, default data/. Seeded: run twice,
 * the files are the same to the byte.
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { polygonToCells } from 'h3-js'
import { makeBasemap } from './basemap.mjs'
import { makeCorridors } from './corridors.mjs'
import { CITIES } from './facts/cities.mjs'
import { makeExclusions, makeGrid, makePartners, makeStations } from './generated.mjs'
import { collection, feature, polygonsOf } from './geometry.mjs'
import { manifest } from './manifest.mjs'
import { makePopulation } from './population.mjs'
import { makeRegion, makeZones } from './region.mjs'
import { printVehicles, vehicleFeatures } from './vehicles.mjs'
import { dryTest } from './water.mjs'
import { writeCsv, writeGeoJson, writeJson, writeLine } from './write.mjs'

const folder = process.argv[2] ?? fileURLToPath(new URL('../../data', import.meta.url))
mkdirSync(folder, { recursive: true })

const zones = makeZones()
const region = makeRegion(zones)
const population = makePopulation(region)
const context = { zones, region, population, isDry: dryTest(region) }

writeGeoJson(
  folder,
  'region.geojson',
  collection([feature(region, { name: 'Yangtze River Delta' })]),
)
writeGeoJson(folder, 'boundaries.geojson', collection(zones.map(boundary)))
writeGeoJson(folder, 'vehicles.geojson', collection(vehicleFeatures(zones)))
writeGeoJson(folder, 'corridors.geojson', makeCorridors())
writeGeoJson(folder, 'exclusions.generated.geojson', makeExclusions(context))
writeRows('population.csv', population)
writeRows('partners.generated.csv', makePartners(context))
writeRows('grid.generated.csv', makeGrid(context))
writeRows('stations.generated.csv', makeStations(context), [
  ...['id', 'name', 'operator', 'own', 'technology', 'pack', 'status', 'opened', 'generation'],
  ...['swaps_per_day', 'lat', 'lon', 'generated'],
])
writeLine(folder, 'basemap.json', makeBasemap(zones, population))
writeJson(folder, 'demo.json', manifest())

const cells = polygonsOf(region)
  .map((rings) => rings.map((ring) => ring.slice(0, -1).map(([lon, lat]) => [lat, lon])))
  .reduce((sum, rings) => sum + polygonToCells(rings, 8).length, 0)
console.log(`${cells} cells at resolution 8; NEVs, and NEVs per 1,000 people of 2020:`)
printVehicles()

function boundary({ name, geometry }) {
  const { name_zh, province } = CITIES.find((city) => city.name === name)
  const id = `city-${name.toLowerCase().replace(/[^a-z]/g, '')}`
  return feature(geometry, { id, name, name_zh, province, level: 'prefecture' })
}

function writeRows(file, rows, columns = Object.keys(rows[0])) {
  writeCsv(folder, file, columns, rows)
}
