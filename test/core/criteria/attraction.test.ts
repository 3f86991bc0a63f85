import { expect, it } from 'vitest'
import { attractionOf, rivalsOf } from '../../../src/core/criteria/attraction.ts'
import { dataset, point, URBAN } from '../small-world.ts'

const { parameters } = URBAN

it('attraction is capacity over that of generation 2, times the host', () => {
  expect(attractionOf(312, parameters)).toBe(1)
  expect(attractionOf(480, parameters)).toBeCloseTo(1.538, 3)
  expect(attractionOf(312, parameters, 'mall')).toBe(1.2)
  expect(attractionOf(Number.NaN, parameters)).toBe(1)
})

it('attraction follows the profile: another capacity to compare with, another pull of a host', () => {
  const other = {
    ...parameters,
    referenceSwapsPerDay: 100,
    hostPull: { ...parameters.hostPull, mall: 3 },
  }
  expect(attractionOf(200, other, 'mall')).toBe(6)
})

const row = { shape: point(120.6, 31.3), own: 'own', technology: 'swap', status: 'open' }
const stations = dataset('stations', [
  { ...row, generation: 1 },
  { ...row, own: 'competitor', generation: 4 },
  { ...row, own: 'competitor', technology: 'charge' },
  { ...row, technology: 'charge' },
  { ...row, status: 'planned' },
  { ...row, status: 'building', generation: 3 },
])

it('rivals are open stations, a charger of others as one bay, and no charger of our own', () => {
  const { attraction, own, rows } = rivalsOf([stations], parameters)
  expect([...attraction]).toEqual([
    expect.closeTo(120 / 312, 9),
    expect.closeTo(480 / 312, 9),
    expect.closeTo(28.8 / 312, 9),
  ])
  expect([...own]).toEqual([1, 0, 0])
  expect(rows.map((each) => each.row)).toEqual([0, 1, 2])
})

it('what is being built is a rival where the switch says that it counts as open', () => {
  const built = rivalsOf([stations], { ...parameters, buildingServes: true })
  expect(built.rows.map((each) => each.row)).toEqual([0, 1, 2, 5])
  expect(built.attraction[3]).toBeCloseTo(408 / 312, 9)
})
