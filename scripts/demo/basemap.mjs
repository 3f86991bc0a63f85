import { createRequire } from 'node:module'
import { CITIES } from './facts/cities.mjs'
import { DROPPED_PLACES, LABEL_NAMES } from './facts/counties.mjs'
import {
  clipRing,
  collection,
  containsTest,
  feature,
  polygonsOf,
  round5,
  simplifyLine,
} from './geometry.mjs'
import { readPlaces } from './population.mjs'
import { readProvince } from './region.mjs'
import { farLakes, lakes, landWithin, yangtze } from './water.mjs'

const BOX = [112, 27, 125, 36]

const PROVINCES = [
  ['jiang_su', 'Jiangsu'],
  ['zhe_jiang', 'Zhejiang'],
  ['an_hui', 'Anhui'],
  ['shan_dong', 'Shandong'],
  ['he_nan', 'Henan'],
  ['hu_bei', 'Hubei'],
  ['jiang_xi', 'Jiangxi'],
  ['fu_jian', 'Fujian'],
]

export function makeBasemap(zones, population) {
  return {
    land: landPolygons(),
    water: collection([...lakes(), ...farLakes(), yangtze()]),
    boundaries: boundaries(zones),
    places: placeLabels(zones, population),
  }
}

/** About 300 m: finer cannot be seen at the scales where 1:10 million coast is of use. */
const TOLERANCE = 0.003

function landPolygons() {
  const polygons = polygonsOf(landWithin(BOX, 2)).map((rings) => rings.map(thinRing))
  return collection([feature({ type: 'MultiPolygon', coordinates: polygons })])
}

/** Thins a ring in two halves, so that it stays closed. */
function thinRing(ring) {
  const middle = Math.floor(ring.length / 2)
  const first = simplifyLine(ring.slice(0, middle + 1), TOLERANCE)
  const second = simplifyLine(ring.slice(middle), TOLERANCE)
  return [...first, ...second.slice(1)].map(([lon, lat]) => [round5(lon), round5(lat)])
}

function boundaries(zones) {
  const onLand = containsTest([landWithin(BOX, 2)])
  const china = createRequire(import.meta.url)('china-geojson/src/geojson/china.json')
  const provinces = china.features.map((f) =>
    outline(f.geometry, { level: 'province', name_zh: f.properties.name }, onLand),
  )
  const inZones = new Set([...CITIES.map((city) => city.name_zh), '巢湖市'])
  const others = PROVINCES.flatMap(([file]) =>
    readProvince(file)
      .features.filter((f) => !inZones.has(f.properties.name))
      .map((f) => outline(f.geometry, { level: 'prefecture', name_zh: f.properties.name }, onLand)),
  )
  const ours = zones.map(({ name, geometry }) =>
    outline(geometry, { level: 'prefecture', name, in_region: true }, onLand),
  )
  return collection([...provinces, ...others, ...ours].filter((f) => f !== null))
}

const onEdge = ([lon, lat]) => lon === BOX[0] || lon === BOX[2] || lat === BOX[1] || lat === BOX[3]

/** Outlines inside the box as lines, without the edge of the box and what runs through the sea. */
function outline(geometry, properties, onLand) {
  const lines = []
  for (const ring of polygonsOf(geometry).flat()) {
    let line = []
    for (const p of clipRing(ring, BOX)) {
      if (line.length > 0 && !isBorder(line.at(-1), p, onLand)) {
        if (line.length > 1) lines.push(line)
        line = []
      }
      line.push([round5(p[0]), round5(p[1])])
    }
    if (line.length > 1) lines.push(line)
  }
  return lines.length > 0
    ? feature({ type: 'MultiLineString', coordinates: lines }, properties)
    : null
}

function isBorder(a, b, onLand) {
  if (onEdge(a) && onEdge(b)) return false
  return onLand([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2])
}

const LEAST_PEOPLE = 80_000
const LEAST_PEOPLE_OUTSIDE = 150_000

/** Rank 1 for places above 5 million people, then 2 above 1 million, 3 above 300,000, 4 the rest. */
const rankOf = (people) => (people >= 5e6 ? 1 : people >= 1e6 ? 2 : people >= 3e5 ? 3 : 4)

function placeLabels(zones, population) {
  const cityPeople = new Map(CITIES.map((city) => [city.name, city]))
  const known = population
    .filter((place) => place.population >= LEAST_PEOPLE && !place.basis.includes('margin'))
    .map((place) => {
      const city = cityPeople.get(place.name)
      const isCity = city && place.basis.includes('less')
      const people = isCity ? city.census2020 : place.population
      return label([place.lon, place.lat], {
        name: place.name,
        ...(place.name_zh ? { name_zh: place.name_zh } : {}),
        population: people,
        // a district of a city is never louder than a city
        rank: isCity ? Math.min(2, rankOf(people)) : Math.max(3, rankOf(people)),
      })
    })
  const inRegion = containsTest(zones.map(({ geometry }) => geometry))
  const others = readPlaces()
    .filter(
      (place) =>
        place.population >= LEAST_PEOPLE_OUTSIDE &&
        !(place.cityId in DROPPED_PLACES) &&
        place.featureCode !== 'PPLX' &&
        !inRegion(place.loc.coordinates),
    )
    .map((place) => {
      const [name, nameZh] = LABEL_NAMES[place.name] ?? [place.name]
      return label(place.loc.coordinates, {
        name,
        ...(nameZh ? { name_zh: nameZh } : {}),
        population: place.population,
        rank: rankOf(place.population),
      })
    })
  const all = [...known, ...others]
  return collection(
    all.sort(
      (a, b) =>
        a.properties.rank - b.properties.rank || b.properties.population - a.properties.population,
    ),
  )
}

const label = ([lon, lat], properties) =>
  feature({ type: 'Point', coordinates: [round5(lon), round5(lat)] }, properties)
