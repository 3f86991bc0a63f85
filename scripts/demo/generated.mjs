import { SWAPPABLE_SHARE, VEHICLE_STATION_RATIO } from './facts/vehicles.mjs'
import { collection, feature, offsetKm, round5 } from './geometry.mjs'
import { densityAt, placeDrawer, spacedPoints } from './places.mjs'
import { randomStream } from './random.mjs'
import { cityVehicles } from './vehicles.mjs'
import { lakes, seaOf, yangtze } from './water.mjs'

const SEEDS = { partners: 101, grid: 202, exclusions: 303, stations: 404 }

const number = (n, digits = 4) => String(n).padStart(digits, '0')
const clamp = (value, low, high) => Math.min(high, Math.max(low, value))
const toward = (value, step) => Math.round(value / step) * step

const PARTNER_MIX = [
  // partner, brand, host, how many, how they are placed, spacing km, parking spaces from–to
  ['Sinopec', 'Sinopec', 'fuel', 750, 'fuel', 0.8, 4, 20],
  ['PetroChina', 'PetroChina', 'fuel', 420, 'fuel', 0.8, 4, 20],
  ['Shell', 'Shell', 'fuel', 130, 'fuel', 0.8, 4, 16],
  ['Metro', 'Metro', 'supermarket', 36, 'people', 4, 150, 500],
  ['Everyday Grocer', 'Everyday Grocer', 'supermarket', 264, 'people', 0.8, 20, 200],
  ['Delta Plaza', 'Delta Plaza', 'mall', 150, 'people', 1, 200, 1500],
  ['Red Star Macalline', 'Red Star Macalline', 'furniture', 60, 'people', 4, 150, 800],
  ['IKEA', 'IKEA', 'furniture', 10, 'people', 12, 600, 1500],
  ['Openair Parking', 'Openair Parking', 'parking', 180, 'people', 0.6, 40, 400],
]

/** Fuel stations stand a third in towns and along roads, the rest as people live. */
function drawFuel(drawer, random) {
  const dice = random.next()
  if (dice < 0.2) return drawer.nearCorridor(1.5)
  return drawer.nearPlace(dice < 0.5 ? 'towns' : 'people')
}

export function makePartners(context) {
  const random = randomStream(SEEDS.partners)
  const drawer = placeDrawer({ ...context, random })
  const taken = []
  return PARTNER_MIX.flatMap(([partner, brand, host, count, placing, spacing, least, most]) => {
    const draw = () => (placing === 'fuel' ? drawFuel(drawer, random) : drawer.nearPlace('people'))
    const points = spacedPoints(count, spacing, draw, host === 'fuel' ? taken : [])
    if (host === 'fuel') taken.push(...points)
    return points.map(([lon, lat], i) => ({
      id: `${brand.toLowerCase().replace(/[^a-z]/g, '')}-${number(i + 1)}`,
      name: `${brand} (generated) ${number(i + 1)}`,
      partner,
      brand,
      host,
      lat,
      lon,
      parking_spaces: random.whole(least, most),
      rent: rentAt([lon, lat], context.population, random),
      generated: true,
    }))
  })
}

/** RMB/m²/year: about 150 in the country, 2,000 where 25,000 people live on a km². */
function rentAt(point, population, random) {
  const crowd = clamp(densityAt(point, population) / 25000, 0, 1.2)
  const usual = 150 + 1850 * Math.sqrt(crowd) * (0.4 + 0.6 * crowd)
  return toward(clamp(usual * (1 + 0.2 * random.bell()), 80, 3500), 10)
}

const GRID_MIX = [
  // kV, how many, most headroom kVA, spacing km
  [220, 130, 6000, 5],
  [110, 450, 4000, 2],
  [35, 320, 1800, 2],
]

export function makeGrid(context) {
  const random = randomStream(SEEDS.grid)
  const drawer = placeDrawer({ ...context, random })
  const taken = []
  return GRID_MIX.flatMap(([voltage, count, most, spacing]) => {
    const draw = () => drawer.nearPlace(random.next() < 0.45 ? 'towns' : 'people')
    const points = spacedPoints(count, spacing, draw, taken)
    taken.push(...points)
    return points.map(([lon, lat], i) => {
      const crowd = clamp(densityAt([lon, lat], context.population) / 15000, 0, 1)
      const full = random.next() < 0.08 + 0.15 * crowd
      const headroom = most * (1 - 0.65 * crowd) * random.next()
      return {
        id: `sub${voltage}-${number(i + 1)}`,
        name: `Substation ${voltage} kV (generated) ${number(i + 1)}`,
        lat,
        lon,
        headroom_kva: full ? 0 : toward(headroom, 10),
        voltage_kv: voltage,
        feeder: `F${voltage}-${number(i + 1)}`,
        generated: true,
      }
    })
  })
}

/** A rough round patch around a point, as a closed ring. */
function patch([lon, lat], radiusKm, corners, random) {
  const turn = random.next() * 2 * Math.PI
  const ring = []
  for (let i = 0; i < corners; i++) {
    const angle = turn + (i / corners) * 2 * Math.PI
    const r = radiusKm * random.between(0.7, 1.2)
    const [x, y] = offsetKm([lon, lat], r * Math.cos(angle), r * Math.sin(angle))
    ring.push([round5(x), round5(y)])
  }
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] }
}

export function makeExclusions(context) {
  const random = randomStream(SEEDS.exclusions)
  const drawer = placeDrawer({ ...context, random })
  const features = []
  const add = (category, rule, bufferM, i, geometry) => {
    const id = `${category}-${number(i + 1)}`
    const name = `${category[0].toUpperCase()}${category.slice(1)} (generated) ${number(i + 1)}`
    const properties = { id, name, category, rule, buffer_m: bufferM, generated: true }
    features.push(feature(geometry, properties))
  }
  for (let i = 0; i < 1200; i++) {
    const centre = drawer.nearPlace('people')
    const shape = patch(centre, random.between(0.2, 0.7), random.whole(6, 9), random)
    add('residential', 'review', 0, i, shape)
  }
  for (const [category, count] of [
    ['hospital', 400],
    ['school', 1200],
  ]) {
    for (let i = 0; i < count; i++) {
      const coordinates = drawer.nearPlace('people')
      add(category, 'forbid', 50, i, { type: 'Point', coordinates })
    }
  }
  const isQuiet = (point) => densityAt(point, context.population) < 150
  for (let i = 0; i < 18; i++) {
    let centre = drawer.nearPlace('towns')
    while (!isQuiet(centre)) centre = drawer.nearPlace('towns')
    add('reserve', 'forbid', 0, i, patch(centre, random.between(2, 5), 11, random))
  }
  return collection([...waterExclusions(context.region), ...features])
}

/** Real water, drawn by hand: not generated, and says that it is schematic. */
function waterExclusions(region) {
  const water = [
    ...lakes().map((f) => [f, 'forbid']),
    [seaOf(region), 'forbid'],
    // its banks are only good to a kilometre, on which real sites stand
    [yangtze(), 'review'],
  ]
  return water.map(([{ properties, geometry }, rule], i) =>
    feature(geometry, {
      id: `water-${number(i + 1, 2)}`,
      ...properties,
      category: 'water',
      rule,
      buffer_m: 0,
      generated: false,
      schematic: true,
    }),
  )
}

/** Design swaps a day of a generation (42how, maker), as an upper end. */
const GENERATIONS = {
  1: { design: 120, from: 2018, to: 2020 },
  2: { design: 312, from: 2021, to: 2022 },
  3: { design: 408, from: 2023, to: 2023 },
}

function ownOpenStations() {
  const vehicles = cityVehicles().reduce((sum, { count }) => sum + count, 0)
  return Math.round((vehicles * SWAPPABLE_SHARE) / VEHICLE_STATION_RATIO)
}

export function makeStations(context) {
  const random = randomStream(SEEDS.stations)
  const drawer = placeDrawer({ ...context, random })
  const open = ownOpenStations()
  const onHighway = Math.round(open * 0.2)
  const urban = spacedPoints(open - onHighway, 2.5, () => drawer.nearPlace('vehicles'))
  const highway = spacedPoints(onHighway, 25, () => drawer.nearCorridor(0.4))
  const soon = spacedPoints(35, 2.5, () => drawer.nearPlace('vehicles'), urban)
  const shut = spacedPoints(5, 1, () => drawer.nearPlace('vehicles'))
  const rivals = spacedPoints(60, 3, () => drawer.nearPlace('vehicles'))
  const chargers = spacedPoints(300, 0.8, () => drawer.nearPlace('vehicles'))
  const own = (status, swaps) => (point) => ownStation(point, status, swaps, random)
  return [
    ...urban.map(own('open', 45)),
    ...highway.map(own('open', 18)),
    ...soon.slice(0, 20).map(own('building', 0)),
    ...soon.slice(20).map(own('planned', 0)),
    ...shut.map(own('closed', 0)),
    ...rivals.map((point) => otherStation(point, 'swap', random)),
    ...chargers.map((point) => otherStation(point, 'charge', random)),
  ].map((station, i) => ({
    ...station,
    id: `station-${number(i + 1)}`,
    name: `${station.operator} ${number(i + 1)}`,
    generated: true,
  }))
}

function ownStation([lon, lat], status, usualSwaps, random) {
  const isNew = status === 'building' || status === 'planned'
  const dice = random.next()
  const generation = isNew ? 4 : dice < 0.12 || status === 'closed' ? 1 : dice < 0.65 ? 2 : 3
  const { design, from, to } = GENERATIONS[generation] ?? {}
  const day = () => `${number(random.whole(1, 12), 2)}-${number(random.whole(1, 28), 2)}`
  const swaps = Math.round(usualSwaps * clamp(1 + 0.35 * random.bell(), 0.2, 3))
  return {
    operator: 'Own network (generated)',
    own: 'own',
    technology: 'swap',
    pack: 'own-pack',
    status,
    opened: isNew ? '' : `${random.whole(from, to)}-${day()}`,
    generation,
    swaps_per_day: status === 'open' ? Math.min(swaps, design) : '',
    lat,
    lon,
  }
}

function otherStation([lon, lat], technology, random) {
  return {
    operator: technology === 'swap' ? 'Rival swap (generated)' : 'Rival charging (generated)',
    own: 'competitor',
    technology,
    pack: technology === 'swap' ? 'rival-pack' : '',
    status: 'open',
    opened: `${random.whole(2019, 2023)}-${number(random.whole(1, 12), 2)}-01`,
    generation: '',
    swaps_per_day: '',
    lat,
    lon,
  }
}
