import { CITIES } from './facts/cities.mjs'
import { PROVINCES, SHANGHAI, YEAR } from './facts/vehicles.mjs'

/** One row a city: the total, how it came about, and what another way would have given. */
export function cityVehicles() {
  return CITIES.map((city) => {
    if (city.name === 'Shanghai') {
      return { name: city.name, count: SHANGHAI.count, estimated: false, source: SHANGHAI.source }
    }
    const province = PROVINCES[city.province]
    const count = Math.round((province.total * city[province.weight]) / province.whole / 100) * 100
    const byPeople = province.people
      ? `; by people instead: ${Math.round((province.total * city.census2020) / province.people / 100) * 100}`
      : ''
    return {
      name: city.name,
      count,
      estimated: true,
      source: province.source,
      method: `${province.method}${byPeople}. ${province.bias}`,
    }
  })
}

export function vehicleFeatures(zones) {
  const rows = new Map(cityVehicles().map((row) => [row.name, row]))
  return zones.map(({ name, geometry }) => {
    const { count, estimated, source, method } = rows.get(name)
    const properties = {
      id: `nev-${name.toLowerCase().replace(/[^a-z]/g, '')}`,
      name,
      count,
      class: 'private',
      basis: 'home',
      swappable: 'all',
      year: YEAR,
      estimated,
      generated: false,
      source,
    }
    if (method) properties.method = method
    return { type: 'Feature', properties, geometry }
  })
}

export function printVehicles() {
  const people = new Map(CITIES.map((city) => [city.name, city.census2020]))
  let total = 0
  for (const { name, count, estimated } of cityVehicles()) {
    total += count
    const perThousand = ((count / people.get(name)) * 1000).toFixed(1)
    const basis = estimated ? 'estimated' : 'published'
    console.log(
      `${name.padEnd(12)}${String(count).padStart(9)} ${perThousand.padStart(6)} ${basis}`,
    )
  }
  console.log(`${'total'.padEnd(12)}${String(total).padStart(9)}`)
}
