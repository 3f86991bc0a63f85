import { describe, expect, it } from 'vitest'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { dataset, line, point } from '../small-world.ts'
import { ONE_SWAP_EACH, partners, planOf, problemOf } from './small-plan.ts'

// A highway of 19 km along one parallel, with junctions at three sites: after 3, 9.5 and 16 km.
const LAT = 31.3
const LENGTH_KM = distanceMetres(LAT, 120.5, LAT, 120.7) / 1000
const lonAt = (km: number) => 120.5 + (0.2 * km) / LENGTH_KM
const KM = { near: 3, middle: LENGTH_KM / 2, far: 16 }
const HIGHWAY = dataset('corridors', [
  { shape: line(120.5, LAT, 120.7, LAT), ref: 'G1', class: 'motorway', vehicles_per_day: 2000 },
  ...Object.values(KM).map((km) => ({
    shape: point(lonAt(km), LAT),
    ref: 'G1',
    access: 'junction',
  })),
])
const SITES = partners(...Object.entries(KM).map(([id, km]) => ({ id, lat: LAT, lon: lonAt(km) })))
const TRIPS = dataset('trips', [{ shape: line(120.5, LAT, 120.7, LAT), trips_per_day: 1000 }])
const { corridorSwappableShare, corridorKwhPerKm, corridorKwhPerSwap, shareTakenOnTheWay } =
  ONE_SWAP_EACH.parameters
const swapsOf = (vehicles: number) =>
  (vehicles * LENGTH_KM * corridorSwappableShare * corridorKwhPerKm * shareTakenOnTheWay) /
  corridorKwhPerSwap
const flow = (rangeKm: number, sites: number) =>
  ({ objective: 'flow', rangeKm, sites, headroom: false }) as const
const idsOf = ({ report }: Awaited<ReturnType<typeof planOf>>) => report.sites.map(({ id }) => id)

describe('a plan for trips along a highway', () => {
  it('opens the one site from which both ends are within half the range', async () => {
    // Half full at the start: 2 × 9.5 km is within 20 km, 2 × 16 km from either end is not.
    const made = await planOf([HIGHWAY, SITES, TRIPS], flow(20, 1))
    expect(idsOf(made)).toEqual(['middle'])
    expect(made.plan.value).toBeCloseTo(swapsOf(1000), 9)
    expect(made.report.after.demandShare).toBe(1)
    expect(made.report.sites[0]!.adds).toBeCloseTo(swapsOf(1000), 9)
  })

  it('needs three where the range is short, and says so of fewer', async () => {
    expect((await planOf([HIGHWAY, SITES, TRIPS], flow(7, 2))).plan.value).toBe(0)
    const all = await planOf([HIGHWAY, SITES, TRIPS], flow(7, 3))
    expect(all.plan.value).toBeCloseTo(swapsOf(1000), 9)
    expect(all.report.sites.every(({ adds }) => adds === all.plan.value)).toBe(true)
  })

  it('estimates trips from places with people and fits them to the traffic, and says so', () => {
    const population = dataset('population', [
      { shape: point(120.5, LAT), population: 5000 },
      { shape: point(120.7, LAT), population: 8000 },
    ])
    const { problem, notes } = problemOf([HIGHWAY, SITES, population], flow(20, 1))
    if (problem.objective !== 'flow') throw new Error('not a flow problem')
    // 2,000 vehicles a day are counted both ways together: 1,000 trips each way.
    expect(problem.paths.flow).toHaveLength(2)
    for (const swaps of problem.paths.flow) expect(swaps).toBeCloseTo(swapsOf(1000), 6)
    expect(notes.join()).toContain('Trips are estimated, none was counted')
  })

  it('adds what people at home ask for, where both count', async () => {
    const vehicles = dataset('vehicles', [
      { shape: point(lonAt(KM.near), LAT), count: 50, swappable: 'swappable' },
    ])
    const mixed = await planOf([HIGHWAY, SITES, TRIPS, vehicles], {
      ...flow(20, 2),
      objective: 'mixed',
    })
    expect(idsOf(mixed).sort()).toEqual(['middle', 'near'])
    const { urban, corridor } = mixed.plan.parts!
    expect(mixed.plan.value).toBeCloseTo(urban.value + corridor.value, 9)
    expect(corridor.value).toBeCloseTo(swapsOf(1000), 9)
  })
})

describe('the fewest stations without a longer gap', () => {
  const gap = (gapKm: number) =>
    planOf([HIGHWAY, SITES], {
      objective: 'lscp',
      gapKm,
      headroom: false,
      sites: undefined,
    } as unknown as Parameters<typeof planOf>[1])

  it('are one in the middle for half the highway, and three for a third', async () => {
    expect(idsOf(await gap(10))).toEqual(['middle'])
    expect(idsOf(await gap(7))).toHaveLength(3)
  })

  it('are none to be had where no site lies along a stretch', async () => {
    await expect(gap(2)).rejects.toMatchObject({
      code: 'infeasible',
      message: expect.stringContaining('G1 from km 0 to km 2'),
    })
  })
})

describe('trips that cannot be planned for', () => {
  it('are refused in one sentence', async () => {
    const ask = (data: Parameters<typeof planOf>[0], rangeKm = 20) => planOf(data, flow(rangeKm, 1))
    await expect(ask([SITES, TRIPS])).rejects.toThrow('holds no highways as lines')
    await expect(ask([HIGHWAY, SITES])).rejects.toThrow('fewer than two places with people')
    await expect(ask([HIGHWAY, SITES, TRIPS], 500)).rejects.toThrow('No trip is longer')
    const far = dataset('trips', [{ shape: line(110, 20, 111, 20), trips_per_day: 5 }])
    await expect(ask([HIGHWAY, SITES, far])).rejects.toThrow('No row of the trips begins and ends')
  })
})
