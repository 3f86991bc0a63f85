// A made-up region for the plan benchmark, shaped like the demo's: towns of very different size,
// demand that falls off around them, thin demand in between, candidates in towns and along the
// roads that join each town to its nearest three.
//
// Cells lie on a grid of 752 m, so that a circle of 3 km holds about 50. Half of the candidates lie
// in towns, as dense as their people, half along roads; so in towns a cell is within reach of many
// candidates, which is what makes the choice hard. Everything comes from one seed.
import { randomFrom } from './cells.mjs'

const CELL_METRES = 752
export const CUTOFF_METRES = 3000
// Sites lie less close than people do. With 2, at the demo's density of candidates (2,000 on
// 350,000 km²), about as many lie within 3 km of each other as its partner sites do: 2.3 with itself.
const SITE_SPREAD = 2

/**
 * `{demand, demandOf, candidateOf, distance, candidates, overlap}`: weights of the cells, the pairs
 * within 3 km, and the mean number of candidates that reach a unit of demand and a reached cell.
 */
export function makePlanInstance(candidates, cells, seed) {
  const random = randomFrom(seed)
  const side = Math.ceil(Math.sqrt(cells))
  const sideMetres = side * CELL_METRES
  const towns = makeTowns(random, Math.max(4, Math.round(cells / 1700)), sideMetres)
  const demand = makeDemand(random, towns, side, cells)
  const sites = makeSites(random, towns, candidates, sideMetres)
  return { demand, candidates, sites, ...makePairs(sites, demand, side, cells) }
}

/** Sizes follow Zipf's law, as those of towns do. */
function makeTowns(random, count, sideMetres) {
  return Array.from({ length: count }, (_, rank) => {
    const people = 1 / (rank + 1)
    return {
      x: random() * sideMetres,
      y: random() * sideMetres,
      people,
      radius: 1500 + 9000 * Math.sqrt(people),
    }
  })
}

/** Whole swaps a week: exponential discs of the towns and a little everywhere. */
function makeDemand(random, towns, side, cells) {
  const raw = new Float64Array(cells)
  for (const { x, y, people, radius } of towns) {
    const reach = 6 * radius
    const height = people / (radius * radius)
    forCellsNear(x, y, reach, side, cells, (cell, distance) => {
      raw[cell] += height * Math.exp(-distance / radius)
    })
  }
  const total = raw.reduce((sum, value) => sum + value, 0)
  const thin = (0.15 * total) / cells
  const scale = (10 * cells) / (1.15 * total)
  return raw.map((value) => Math.floor((value + thin) * scale * (0.4 + 1.2 * random()) + random()))
}

function makeSites(random, towns, count, sideMetres) {
  const roads = towns.flatMap((town) => nearest(towns, town, 3).map((other) => [town, other]))
  const pickTown = picker(towns.map(({ people }) => people))
  const inside = (value) => Math.min(sideMetres - 1, Math.max(0, value))
  return Array.from({ length: count }, (_, k) => {
    if (k % 2 === 0) {
      const town = towns[pickTown(random())]
      const distance = -Math.log(1 - random()) * SITE_SPREAD * town.radius
      const angle = 2 * Math.PI * random()
      return {
        x: inside(town.x + distance * Math.cos(angle)),
        y: inside(town.y + distance * Math.sin(angle)),
      }
    }
    const [a, b] = roads[Math.floor(random() * roads.length)]
    const along = random()
    const off = () => (random() - 0.5) * 600
    return {
      x: inside(a.x + along * (b.x - a.x) + off()),
      y: inside(a.y + along * (b.y - a.y) + off()),
    }
  })
}

function nearest(towns, town, count) {
  const squared = (other) => (other.x - town.x) ** 2 + (other.y - town.y) ** 2
  return towns.toSorted((a, b) => squared(a) - squared(b)).slice(1, count + 1)
}

function picker(weights) {
  let sum = 0
  const running = weights.map((weight) => (sum += weight))
  return (share) => running.findIndex((upTo) => upTo > share * sum)
}

function makePairs(sites, demand, side, cells) {
  const [demandOf, candidateOf, distance] = [[], [], []]
  const reachedBy = new Uint16Array(cells)
  for (const [candidate, { x, y }] of sites.entries()) {
    forCellsNear(x, y, CUTOFF_METRES, side, cells, (cell, metres) => {
      demandOf.push(cell)
      candidateOf.push(candidate)
      distance.push(metres)
      reachedBy[cell]++
    })
  }
  let [reached, reachedDemand, weighted] = [0, 0, 0]
  for (const [cell, count] of reachedBy.entries()) {
    if (count === 0) continue
    reached++
    reachedDemand += demand[cell]
    weighted += count * demand[cell]
  }
  const overlap = { cell: demandOf.length / reached, demand: weighted / reachedDemand }
  return { demandOf, candidateOf, distance, overlap }
}

/** Visits cells whose centre is within `reach` metres. */
function forCellsNear(x, y, reach, side, cells, visit) {
  const first = (at) => Math.max(0, Math.floor((at - reach) / CELL_METRES - 0.5))
  const last = (at) => Math.min(side - 1, Math.ceil((at + reach) / CELL_METRES - 0.5))
  for (let line = first(y); line <= last(y); line++) {
    for (let column = first(x); column <= last(x); column++) {
      const cell = line * side + column
      if (cell >= cells) continue
      const dx = (column + 0.5) * CELL_METRES - x
      const dy = (line + 0.5) * CELL_METRES - y
      const distance = Math.sqrt(dx * dx + dy * dy)
      if (distance <= reach) visit(cell, distance)
    }
  }
}
