import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { metresAhead, metresBetween, placeAtMileage } from '../../../src/core/corridor/route.ts'
import { routesOf } from '../../../src/core/corridor/routes.ts'
import { dataset, line, type Row } from '../small-world.ts'

/** Kilometres of one degree on the equator: 6,371.0072 km × π ÷ 180. */
const DEGREE = 111.195

const road = (ref: string, lonLat: readonly number[], more: object = {}): Row => ({
  shape: line(...lonLat),
  ref,
  ...more,
})
const routes = (...rows: Row[]) => routesOf([dataset('corridors', rows)])
const km = (metres: number) => metres / 1000

describe('routes', () => {
  it('join lines of a ref end to end, drawn either way, with mileage each way', () => {
    const { routes: found, gaps } = routes(
      road('G2', [1, 0, 2, 0]),
      road('G2', [0, 0, 0.5, 0, 1, 0]),
      road('G2', [3, 0, 2, 0]),
    )
    expect(gaps).toEqual([])
    expect(found.map(({ ref, rank }) => [ref, rank])).toEqual([
      ['G2', 'trunk'],
      ['G2', 'trunk'],
    ])
    const [there, back] = found
    expect([...there!.lonLat]).toEqual([0, 0, 0.5, 0, 1, 0, 2, 0, 3, 0])
    expect([...back!.lonLat]).toEqual([3, 0, 2, 0, 1, 0, 0.5, 0, 0, 0])
    expect([...there!.mileageMetres].map(km)).toEqual(
      [0, 0.5, 1, 2, 3].map((degrees) => expect.closeTo(degrees * DEGREE, 2)),
    )
    expect(there!.stretches.map(({ row, reversed }) => [row, reversed])).toEqual([
      [1, false],
      [0, false],
      [2, true],
    ])
  })

  it('share a line that names two refs', () => {
    const { routes: found } = routes(
      road('G2', [0, 1, 1, 0]),
      road('G2;G42', [1, 0, 2, 0]),
      road('G42', [2, 0, 3, -1]),
    )
    expect(found.map(({ ref }) => ref)).toEqual(['G2', 'G2', 'G42', 'G42'])
    expect([...found[0]!.lonLat]).toEqual([0, 1, 1, 0, 2, 0])
    expect([...found[2]!.lonLat]).toEqual([1, 0, 2, 0, 3, -1])
    expect(found[0]!.stretches[1]).toMatchObject({ row: 1, refs: 2 })
  })

  it('join ends 50 m apart silently, bridge 1 km and tell it, and end at 20 km and tell it', () => {
    const metres = (m: number) => m / (1000 * DEGREE)
    const { routes: found, gaps } = routes(
      road('G2', [0, 0, 1, 0]),
      road('G2', [1 + metres(50), 0, 2, 0]),
      road('G2', [2 + metres(1000), 0, 3, 0]),
      road('G2', [3 + metres(20_000), 0, 4, 0]),
    )
    expect(gaps.map((gap) => [gap.bridged, Math.round(gap.metres)])).toEqual([
      [true, 1000],
      [false, 20_000],
    ])
    const lengths = found.map(({ lengthMetres }) => km(lengthMetres))
    expect(lengths.map(Math.round)).toEqual([334, 334, 91, 91])
    expect(found[0]!.stretches).toHaveLength(3)
  })

  it('take the longest path for the trunk and tell the branches', () => {
    const { routes: found } = routes(road('G2', [0, 0, 1, 0, 3, 0]), road('G2', [1, 0, 1.5, 0.5]))
    expect(found.map(({ rank, lonLat }) => [rank, lonLat.length / 2])).toEqual([
      ['trunk', 3],
      ['trunk', 3],
      ['branch', 2],
      ['branch', 2],
    ])
    expect([...found[0]!.lonLat]).toEqual([0, 0, 1, 0, 3, 0])
  })

  it('keep the carriageways of a dual carriageway apart, even where they meet', () => {
    const forward = { direction: 'forward' }
    const { routes: found } = routes(
      road('G2', [0, 0, 0.1, 0]),
      road('G2', [0.1, 0, 0.2, -0.001, 1, -0.001], forward),
      road('G2', [1, -0.001, 2, -0.001], forward),
      road('G2', [2, 0.001, 0.2, 0.001, 0.1, 0], forward),
    )
    expect(found.map(({ rank, lonLat }) => [rank, lonLat[0], lonLat.at(-2)])).toEqual([
      ['trunk', 0, 2],
      ['trunk', 2, 0],
    ])
    expect(found[0]!.stretches.map(({ oneWay }) => oneWay)).toEqual([false, true, true])
  })

  it('run against the drawing where the data says so', () => {
    const { routes: found } = routes(road('G2', [0, 0, 1, 0], { direction: 'backward' }))
    expect(found.map(({ lonLat }) => [...lonLat])).toEqual([[1, 0, 0, 0]])
  })

  it('close a ring', () => {
    const { routes: found } = routes(
      road('S20', [0, 0, 1, 0, 1, 1]),
      road('S20', [1, 1, 0, 1, 0, 0]),
    )
    expect(found.map(({ ring }) => ring)).toEqual([true, true])
    const [ring] = found
    const side = DEGREE * 1000
    expect(metresAhead(ring!, 3.5 * side, 0.5 * side)).toBeCloseTo(side, -3)
    expect(metresBetween(ring!, 3.5 * side, 0.5 * side)).toBeCloseTo(side, -3)
  })

  it('end at a roundabout rather than come back from it', () => {
    const round = [1, 0, 1.001, -0.001, 1.002, 0, 1.001, 0.001, 1, 0]
    const { routes: found } = routes(
      road('CG-4', [0, 0, 0.5, 0, 1, 0]),
      road('CG-4', round, { direction: 'forward' }),
    )
    const [there, back] = found
    expect(km(there!.lengthMetres)).toBeLessThan(1.01 * DEGREE)
    expect(there!.lonLat[0]).toBe(0)
    expect(back!.lonLat.at(-2)).toBe(0)
  })

  it('of two carriageways do not turn round in the roundabout at their end', () => {
    const forward = { direction: 'forward' }
    const { routes: found } = routes(
      road('G2', [0, -0.0003, 1, -0.0003], forward),
      road(
        'G2',
        [1, -0.0003, 1.0005, -0.0008, 1.001, 0, 1.0005, 0.0008, 1, 0.0003, 1, -0.0003],
        forward,
      ),
      road('G2', [1, 0.0003, 0, 0.0003], forward),
    )
    const trunks = found.filter(({ rank }) => rank === 'trunk')
    expect(trunks.map((r) => km(r.lengthMetres))).toEqual([
      expect.closeTo(DEGREE, 0),
      expect.closeTo(DEGREE, 0),
    ])
  })

  it('without number and name are branches, and nothing is bridged between them', () => {
    const { routes: found, gaps } = routes(
      { shape: line(0, 0, 1, 0), class: 'primary' },
      { shape: line(1.005, 0, 2, 0), class: 'primary' },
    )
    expect(found.map(({ ref, rank }) => `${ref} ${rank}`)).toEqual(Array(4).fill('primary branch'))
    expect(gaps).toEqual([])
  })

  it('leave links out', () => {
    expect(routes(road('G2', [0, 0, 1, 0], { class: 'link' })).routes).toEqual([])
  })

  it('go on past the antimeridian', () => {
    const { routes: found } = routes(road('A1', [179, 0, 180, 0]), road('A1', [180, 0, -179, 0]))
    expect(km(found[0]!.lengthMetres)).toBeCloseTo(2 * DEGREE, 1)
    expect([...found[0]!.lonLat]).toEqual([179, 0, 180, 0, 181, 0])
  })

  it('tell the place at a mileage and the way from one place on to another', () => {
    const [there] = routes(road('G2', [0, 0, 1, 0, 2, 0])).routes
    expect(placeAtMileage(there!, 1.5 * DEGREE * 1000)[0]).toBeCloseTo(1.5, 4)
    expect(placeAtMileage(there!, -5)).toEqual([0, 0])
    expect(placeAtMileage(there!, 1e9)).toEqual([2, 0])
    expect(metresAhead(there!, 10, 40)).toBe(30)
    expect(metresAhead(there!, 40, 10)).toBeNaN()
    expect(metresBetween(there!, 40, 10)).toBe(30)
  })

  it('of the demo region are nine expressways, each one trunk both ways without a gap', () => {
    const { features } = JSON.parse(readFileSync('data/corridors.geojson', 'utf8'))
    const lines = features.filter(
      (f: { geometry: { type: string } }) => f.geometry.type === 'LineString',
    )
    const rows = lines.map((f: { geometry: { coordinates: number[][] }; properties: object }) => ({
      ...f.properties,
      shape: line(...f.geometry.coordinates.flat()),
    }))
    const { routes: found, gaps } = routesOf([dataset('corridors', rows)])
    expect(gaps).toEqual([])
    expect(found.every(({ rank }) => rank === 'trunk')).toBe(true)
    expect(found).toHaveLength(18)
    const lengths = found.map(({ ref, lengthMetres }) => [ref, Math.round(km(lengthMetres))])
    expect(Object.fromEntries(lengths)).toMatchObject({ G2: 367, G42: 570, G92: 362 })
  })
})
