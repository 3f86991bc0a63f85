import { expect, it } from 'vitest'
import { peopleByCell } from '../../../src/core/criteria/people.ts'
import { cellAt, cellCentre, cellKey } from '../../../src/core/grid/h3-index.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { box, dataset, point } from '../small-world.ts'

const total = (people: ReadonlyMap<number, number>) =>
  [...people.values()].reduce((a, b) => a + b, 0)

it('counts a point in its own cell', () => {
  const people = peopleByCell(
    [dataset('population', [{ shape: point(120.6, 31.3), population: 5000 }])],
    8,
  )
  expect([...people]).toEqual([[cellKey(...cellAt(31.3, 120.6, 8)), 5000]])
})

it('spreads a place whose central density is stated, thinning out by 1/e a radius, total kept', () => {
  // 62,832 people at 10,000/km² in the centre: a radius of √(62832 / 2π10000) = 1 km.
  const people = peopleByCell(
    [dataset('population', [{ shape: point(120.6, 31.3), population: 62_832, density: 10_000 }])],
    9,
  )
  expect(total(people)).toBeCloseTo(62_832, 6)
  const at = (lat: number, lon: number) => {
    const cell = cellAt(lat, lon, 9)
    const centre = cellCentre(...cell)
    return {
      people: people.get(cellKey(...cell)) ?? 0,
      km: distanceMetres(31.3, 120.6, ...centre) / 1000,
    }
  }
  const [near, far] = [at(31.303, 120.6), at(31.325, 120.6)]
  expect(Math.log(near.people / far.people)).toBeCloseTo(far.km - near.km, 4)
})

it('spreads a zone evenly over its cells', () => {
  const people = peopleByCell(
    [dataset('population', [{ shape: box(120.5, 31.2, 120.6, 31.3), population: 1000 }])],
    8,
  )
  expect(people.size).toBeGreaterThan(100)
  expect(new Set(people.values()).size).toBe(1)
  expect(total(people)).toBeCloseTo(1000, 9)
})

it('keeps the people of a zone too small to hold the centre of a cell', () => {
  const tiny = box(120.6, 31.3, 120.6001, 31.3001)
  const people = peopleByCell([dataset('population', [{ shape: tiny, population: 70 }])], 8)
  expect([...people.values()]).toEqual([70])
})
