import { expect, test } from 'vitest'
import type { Dataset } from '../../../src/core/dataset/dataset.ts'
import { nearestAccesses } from '../../../src/core/partners/site-access.ts'
import { demandAtSites } from '../../../src/core/partners/site-demand.ts'
import { nearestSubstations } from '../../../src/core/partners/site-power.ts'
import { computeSitesFrame } from '../../../src/core/score/compute-sites-frame.ts'
import { box, dataset, frameOf, line, point, REGION, sha256 } from '../small-world.ts'

const METRE = 1 / 111_195
const [LAT, LON] = [31.3, 120.6]
const VEHICLES = dataset('vehicles', [{ shape: box(120.4, 31.1, 120.8, 31.5), count: 50_000 }])
const SITES = dataset('partners', [
  { shape: point(LON, LAT), id: 'here', host: 'fuel' },
  { shape: point(LON, LAT + 0.09), id: 'far', host: 'fuel' },
])

const around = (...datasets: Dataset[]) =>
  computeSitesFrame({
    frame: frameOf([...datasets, SITES]),
    region: REGION,
    datasets,
    sites: SITES,
    hash: sha256,
  }).around

test('the nearest substation is a point, with its headroom stated or by its class', () => {
  const grid = dataset('grid', [
    { shape: point(LON, LAT + 900 * METRE), name: 'East', headroom_kva: 0 },
    { shape: point(LON, LAT + 800 * METRE), name: 'Old', voltage_kv: 110 },
    { shape: line(LON, LAT, LON + 0.1, LAT), name: 'Line', headroom_kva: 9000 },
  ])
  const [here, far] = nearestSubstations(around(VEHICLES, grid))
  expect(here).toMatchObject({ name: 'Old', estimated: true, metres: expect.closeTo(800, 0) })
  expect(here!.headroomKva).toBeGreaterThan(0)
  expect(far).toBeUndefined()
})

test('the nearest access point says the road and what it is', () => {
  const corridors = dataset('corridors', [
    { shape: line(LON - 0.2, LAT + 0.01, LON + 0.2, LAT + 0.01), ref: 'G2' },
    { shape: point(LON + 0.01, LAT + 0.01), ref: 'G2', access: 'service_area' },
    { shape: point(LON - 0.03, LAT + 0.01), ref: 'G2', access: 'junction' },
  ])
  const [here, far] = nearestAccesses(around(VEHICLES, corridors))
  expect(here).toMatchObject({ ref: 'G2', access: 'service_area' })
  expect(here!.metres).toBeGreaterThan(1000)
  expect(here!.metres).toBeLessThan(2000)
  expect(far).toBeUndefined()
})

test('unserved is what is left of demand, and both count all within the cutoff', () => {
  const stations = dataset('stations', [{ shape: point(LON, LAT), own: 'own' }])
  const facts = demandAtSites(around(VEHICLES, stations))!
  const [demand, unserved] = [facts.demand, facts.unserved]
  // 50,000 vehicles × 0.022 × 0.199 swaps over 38.0 km × 44.5 km; 28.3 km² lie within 3 km.
  expect(demand[0]).toBeGreaterThan(3)
  expect(demand[0]).toBeLessThan(4.5)
  // What the rim's cells keep is spread over the whole of them, so a little seems to be left inside.
  expect(unserved[0]).toBeLessThan(0.1 * demand[0]!)
  expect(unserved[1]).toBe(demand[1])
  expect(demandAtSites(around(stations))).toBeUndefined()
})

test('a site beside a station of ours takes from it, one far off takes nothing', () => {
  const stations = dataset('stations', [{ shape: point(LON, LAT), own: 'own', generation: 2 }])
  const [here, far] = demandAtSites(around(VEHICLES, stations))!.competition
  expect(here!.fromOwn).toBeGreaterThan(0)
  expect(here!.demand).toBe(here!.fromOwn + here!.fromCompetitors + here!.fresh)
  expect(far!.fromOwn).toBeLessThan(here!.fromOwn)
})

test('without stations it is not known what is unserved or taken from whom', () => {
  const facts = demandAtSites(around(VEHICLES))!
  expect(facts.unserved[0]).toBeNaN()
  expect(facts.competition).toEqual([])
})
