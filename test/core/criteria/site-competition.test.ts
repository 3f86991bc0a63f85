import { expect, it } from 'vitest'
import { siteCompetition } from '../../../src/core/criteria/site-competition.ts'
import { latitudeDegrees } from '../../../src/core/grid/sphere.ts'
import { dataset, GRID, point } from '../small-world.ts'
import { around, rowAt } from './around.ts'

const row = rowAt(31.3, 120.6)
const [lat, lon] = [GRID.lat[row]!, GRID.lon[row]!]
const north = (metres: number) => point(lon, lat + latitudeDegrees(metres))
const station = { technology: 'swap', status: 'open', generation: 2 }
// 1,000 cars in the cell of the site: 199.2 swaps/day at its centre, where the site stands.
const vehicles = dataset('vehicles', [
  { shape: point(lon, lat), count: 1000, swappable: 'swappable' },
])
const compete = (...stations: object[]) => {
  const rows = stations.map((more) => ({ shape: north(1000), ...station, ...more }))
  const found = siteCompetition(around([vehicles, dataset('stations', rows)]), row)
  if (typeof found === 'string') throw new Error(found)
  return found
}

it('worked by hand: the site, our station, a competitor and home share the demand of one cell', () => {
  // Pulls in units of 1/(3,000 m)²: home 1; ours at 1,000 m 9; a rival's at 1,500 m 4; the site at
  // the door (300 m) 480/312 × 100 = 153.85. It gets 153.85/167.85 of 199.21 = 182.60, of which
  // 9/14 were ours, 4/14 the rival's, 1/14 charged at home.
  const found = compete(
    { id: 'ours', own: 'own' },
    { id: 'rival', own: 'competitor', shape: north(1500) },
  )
  expect(found.attraction).toBeCloseTo(480 / 312, 12)
  expect(found.demand).toBeCloseTo(182.6, 1)
  expect(found.fromOwn).toBeCloseTo((182.6 * 9) / 14, 1)
  expect(found.fromCompetitors).toBeCloseTo((182.6 * 4) / 14, 1)
  expect(found.fresh).toBeCloseTo(182.6 / 14, 1)
  expect(found.fromOwn + found.fromCompetitors + found.fresh).toBe(found.demand)
  const losses = found.losers.map(({ role, id, facts }) => [role, id, facts[0]!.value])
  expect(losses).toEqual([
    ['own station', 'ours', expect.closeTo(found.fromOwn, 4)],
    ['competitor', 'rival', expect.closeTo(found.fromCompetitors, 4)],
  ])
})

it('splits what ours lose among them by their pull', () => {
  const { losers, fromOwn } = compete(
    { id: 'small', own: 'own', generation: 1 },
    { id: 'large', own: 'own', generation: 3 },
  )
  // 408 to 120 swaps/day of capacity, at the same place.
  expect(losers.map(({ id }) => id)).toEqual(['large', 'small'])
  expect(Number(losers[0]!.facts[0]!.value)).toBeCloseTo((fromOwn * 408) / 528, 4)
})

it('takes all of its demand from charging at home where nobody else is', () => {
  const found = compete()
  expect(found).toMatchObject({ fromOwn: 0, fromCompetitors: 0, losers: [] })
  expect(found.fresh).toBe(found.demand)
})

it('goes by the host of the partner site', () => {
  const mall = dataset('partners', [{ shape: point(lon, lat), host: 'mall' }])
  const found = siteCompetition(around([vehicles, dataset('stations', []), mall]), row)
  expect(found).toMatchObject({ attraction: expect.closeTo((480 / 312) * 1.2, 12) })
})

it('says why nothing can be said', () => {
  expect(siteCompetition(around([vehicles]), row)).toBe('no stations imported')
  expect(siteCompetition(around([dataset('stations', [])]), row)).toBe('no vehicles imported')
  const elsewhere = dataset('stations', [], [0, 0, 1, 1])
  expect(siteCompetition(around([vehicles, elsewhere]), row)).toBe(
    'nothing is known of stations here',
  )
})
