import { describe, expect, it } from 'vitest'
import { routeAccess } from '../../../src/core/corridor/route-access.ts'
import { RoutePlaces } from '../../../src/core/corridor/route-place.ts'
import { routesOf } from '../../../src/core/corridor/routes.ts'
import { dataset, line, point, type Row } from '../small-world.ts'

/** Metres of one degree on the equator. */
const DEGREE = 111_195

const road = { shape: line(0, 0, 1, 0), ref: 'G2' }
const twin: Row[] = [
  { shape: line(0, -0.0003, 1, -0.0003), ref: 'G2', direction: 'forward' },
  { shape: line(1, 0.0003, 0, 0.0003), ref: 'G2', direction: 'forward' },
]

function accessOf(...rows: Row[]) {
  const corridors = [dataset('corridors', rows)]
  const { routes } = routesOf(corridors)
  const { places, stray } = routeAccess(routes, corridors)
  return {
    stray,
    at: places.map((p) => [routes[p.route]!.lonLat[0], Math.round(p.mileageMetres / 100) / 10]),
  }
}

describe('a place on a route', () => {
  it('is the nearest one, with its mileage and the distance to it', () => {
    const { routes } = routesOf([dataset('corridors', [road])])
    const [there, back] = new RoutePlaces(routes).near(0.25, 0.01, 5000)
    expect(there!.mileageMetres).toBeCloseTo(0.25 * DEGREE, -1)
    expect(back!.mileageMetres).toBeCloseTo(0.75 * DEGREE, -1)
    expect(there!.distanceMetres).toBeCloseTo(0.01 * DEGREE, 0)
    expect(new RoutePlaces(routes).near(0.25, 0.01, 1000)).toEqual([])
    expect(new RoutePlaces([]).near(0, 0, 1000)).toEqual([])
  })
})

describe('access to a route', () => {
  it('is by a junction both ways, unless it says which', () => {
    const junction = { shape: point(0.25, 0.001), access: 'junction' }
    expect(accessOf(road, junction).at).toEqual([
      [0, 27.8],
      [1, 83.4],
    ])
    expect(accessOf(road, { ...junction, direction: 'forward' }).at).toEqual([[0, 27.8]])
    expect(accessOf(road, { ...junction, direction: 'W' }).at).toEqual([[1, 83.4]])
    expect(accessOf(road, { ...junction, direction: 'eastbound' }).at).toEqual([[0, 27.8]])
  })

  it('of one carriageway is by the junction drawn on it and the service area beside it', () => {
    const on = { shape: point(0.25, -0.0003), access: 'junction' }
    const between = { shape: point(0.25, 0), access: 'junction' }
    const beside = { shape: point(0.25, 0.001), access: 'service_area' }
    expect(accessOf(...twin, on).at).toEqual([[0, 27.8]])
    expect(accessOf(...twin, between).at).toHaveLength(2)
    expect(accessOf(...twin, beside).at).toEqual([[1, 83.4]])
  })

  it('is not by a counting point, nor by one off the road unless its ref names the route', () => {
    const junction = { shape: point(0.25, 0), access: 'junction' }
    const gantry = { shape: point(0.5, 0), access: 'gantry' }
    const off = { shape: point(0.75, 0.01), access: 'junction' }
    expect(accessOf(road, junction, gantry).at).toHaveLength(2)
    expect(accessOf(road, junction, off)).toMatchObject({ stray: [{ lon: 0.75 }] })
    expect(accessOf(road, junction, { ...off, ref: 'G2' }).at).toHaveLength(4)
  })

  it('is anywhere on a road below a motorway, and on a motorway without access points', () => {
    expect(accessOf(road).at).toHaveLength(2 * 113)
    const junction = { shape: point(0.25, 0), access: 'junction' }
    const { at } = accessOf({ ...road, class: 'trunk' }, junction)
    expect(at).toHaveLength(2 * 113 + 2)
  })
})
