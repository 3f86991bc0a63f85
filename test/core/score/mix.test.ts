import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { mixSites } from '../../../src/core/score/mix.ts'
import { rankSites } from '../../../src/core/score/rank.ts'
import { scoreFrame } from '../../../src/core/score/score.ts'
import { dataset, frameOf, point } from '../small-world.ts'

const at = (i: number) => point(120.51 + ((i * 37) % 180) / 1000, 31.21 + ((i * 53) % 180) / 1000)
const frame = frameOf([
  dataset(
    'vehicles',
    Array.from({ length: 60 }, (_, i) => ({ shape: at(i), count: 100 + 7 * i })),
  ),
  dataset(
    'grid',
    Array.from({ length: 20 }, (_, i) => ({ shape: at(3 * i), headroom_kva: 300 * (i % 5) })),
  ),
])
const byDemand = scoreFrame(frame, { vehicle_demand: 1, grid_headroom: 0 })
const byGrid = scoreFrame(frame, { vehicle_demand: 0, grid_headroom: 1 })
const list = (scores: typeof byDemand, quota: number, spacingMetres: number) => ({
  ...{ frame, scores, quota, spacingMetres },
})
type Sites = ReturnType<typeof mixSites>[number]
const away = (a: Sites[number], b: Sites[number]) => distanceMetres(a.lat, a.lon, b.lat, b.lon)

test('lists fill their quotas, keep their own spacing, and do not stand on each other', () => {
  const quota = fc.integer({ min: 1, max: 12 })
  const spacing = fc.integer({ min: 500, max: 3000 })
  fc.assert(
    fc.property(quota, quota, spacing, spacing, (many, few, near, far) => {
      const [demand, grid] = mixSites([list(byDemand, many, near), list(byGrid, few, far)], near)
      expect(demand!.length).toBeLessThanOrEqual(many)
      expect(grid!.length).toBeLessThanOrEqual(few)
      for (const [sites, apart] of [
        [demand!, near],
        [grid!, far],
      ] as const)
        sites.forEach((site, i) => {
          expect(site.rank).toBe(i + 1)
          if (i > 0) expect(site.score).toBeLessThanOrEqual(sites[i - 1]!.score)
          for (const other of sites.slice(0, i))
            expect(away(site, other)).toBeGreaterThan(apart - 0.1)
        })
      for (const a of demand!) for (const b of grid!) expect(away(a, b)).toBeGreaterThan(near - 0.1)
    }),
    { numRuns: 40 },
  )
})

test('a place both want goes to the one whose turn it is: the first list, then by share of quota', () => {
  const same = [list(byDemand, 2, 2000), list(byDemand, 1, 2000)]
  const [first, second] = mixSites(same, 2000)
  const alone = rankSites(frame, byDemand, { top: 3, spacingMetres: 2000 }).map(({ row }) => row)
  // First takes 1 of 2, the second, with none of 1 yet, is next, then the first again.
  expect(first!.map(({ row }) => row)).toEqual([alone[0], alone[2]])
  expect(second!.map(({ row }) => row)).toEqual([alone[1]])
})

test('lists whose places are far apart are the lists they would be alone', () => {
  const [demand] = mixSites([list(byDemand, 6, 2000), list(byGrid, 0, 2000)], 2000)
  expect(demand).toEqual(rankSites(frame, byDemand, { top: 6, spacingMetres: 2000 }))
})

test('a list that finds no more room is shorter than its quota, and the other goes on', () => {
  const [wide, other] = mixSites([list(byDemand, 5, 60_000), list(byGrid, 4, 2000)], 2000)
  expect([wide!.length, other!.length]).toEqual([1, 4])
})
