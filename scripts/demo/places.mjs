import { corridorLines } from './corridors.mjs'
import { containsTest, distanceKm, offsetKm, round5 } from './geometry.mjs'
import { weightedPicker } from './random.mjs'
import { cityVehicles } from './vehicles.mjs'

const TWO_PI = 2 * Math.PI

/** The exponential disc of a place: density at r is D0·exp(−r/r0). */
const discRadiusKm = ({ population, density }) => Math.sqrt(population / (TWO_PI * density))

export function densityAt(point, population) {
  let sum = 0
  for (const place of population) {
    const d = distanceKm(point, [place.lon, place.lat])
    const r0 = discRadiusKm(place)
    if (d < 8 * r0) sum += place.density * Math.exp(-d / r0)
  }
  return sum
}

/** Draws points as people live, as vehicles are kept, or along the expressways; always on dry land. */
export function placeDrawer({ population, zones, isDry, random }) {
  const inside = population.filter((place) => isInAny(zones, [place.lon, place.lat]))
  const vehicles = vehiclesOf(inside, zones)
  const pickPlace = {
    people: weightedPicker(inside.map((place) => place.population)),
    towns: weightedPicker(inside.map((place) => Math.sqrt(place.population))),
    vehicles: weightedPicker(vehicles),
  }
  const lines = corridorLines().map(({ line }) => line)
  const segments = lines.flatMap((line) => line.slice(1).map((b, i) => [line[i], b]))
  const pickSegment = weightedPicker(segments.map(([a, b]) => distanceKm(a, b)))

  const nearPlace = (by) => {
    const place = inside[pickPlace[by](random)]
    const r0 = discRadiusKm(place)
    // the distance in an exponential disc is the sum of two exponential waits
    const r = -r0 * Math.log((1 - random.next()) * (1 - random.next()))
    const angle = random.next() * TWO_PI
    return offsetKm([place.lon, place.lat], r * Math.cos(angle), r * Math.sin(angle))
  }
  const nearCorridor = (reachKm) => {
    const [a, b] = segments[pickSegment(random)]
    const t = random.next()
    const on = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
    return offsetKm(on, random.between(-reachKm, reachKm), random.between(-reachKm, reachKm))
  }
  const dry = (draw) => {
    for (;;) {
      const [lon, lat] = draw()
      const point = [round5(lon), round5(lat)]
      if (isDry(point)) return point
    }
  }
  return {
    nearPlace: (by) => dry(() => nearPlace(by)),
    nearCorridor: (reachKm) => dry(() => nearCorridor(reachKm)),
  }
}

const testsOf = new WeakMap()
function isInAny(zones, point) {
  return zoneOf(zones, point) !== undefined
}

function zoneOf(zones, point) {
  if (!testsOf.has(zones)) {
    testsOf.set(
      zones,
      zones.map((zone) => [zone.name, containsTest([zone.geometry])]),
    )
  }
  return testsOf.get(zones).find(([, test]) => test(point))?.[0]
}

/** A city's vehicles shared among its places by people. */
function vehiclesOf(places, zones) {
  const count = new Map(cityVehicles().map((row) => [row.name, row.count]))
  const cities = places.map((place) => zoneOf(zones, [place.lon, place.lat]))
  const people = new Map()
  places.forEach((place, i) => {
    people.set(cities[i], (people.get(cities[i]) ?? 0) + place.population)
  })
  return places.map((place, i) => (count.get(cities[i]) * place.population) / people.get(cities[i]))
}

/** Draws until the point keeps its distance from those before; gives up the distance slowly. */
export function spacedPoints(count, spacingKm, draw, kept = []) {
  const points = []
  let spacing = spacingKm
  let misses = 0
  while (points.length < count) {
    const point = draw()
    const free =
      kept.every((other) => distanceKm(point, other) >= spacing) &&
      points.every((other) => distanceKm(point, other) >= spacing)
    if (free) points.push(point)
    else if (++misses % 2000 === 0) spacing *= 0.9
  }
  return points
}
