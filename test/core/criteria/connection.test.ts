import { describe, expect, it } from 'vitest'
import { placesAt } from '../../../src/core/criteria/catchment.ts'
import {
  allocateHeadroom,
  type Connection,
  connectionsOf,
} from '../../../src/core/criteria/connection.ts'
import { gridHeadroom, headroomOf } from '../../../src/core/criteria/grid-headroom.ts'
import { headroomClass } from '../../../src/core/criteria/headroom-class.ts'
import { withoutPower, withoutPowerReason } from '../../../src/core/criteria/power-exclusion.ts'
import { powerSources } from '../../../src/core/criteria/power-sources.ts'
import { dataset, line, point, type Row } from '../small-world.ts'
import { around, rowAt } from './around.ts'

/** Degrees of so many metres along the equator. */
const degrees = (metres: number) => metres / 111_195.0797
const at = (...metres: number[]) =>
  placesAt(new Float64Array(metres.length), Float64Array.from(metres, degrees))
const parameters = { connectionReachMetres: 5000, connectionRmbPerMetre: 800 }
const grid = (...rows: Row[]) => dataset('grid', rows, [-1, -1, 1, 1])

describe('headroom shared by the sites on a feeder, worked by hand', () => {
  // Feeder F of 1,000 kVA at 0 m; feeder G of 2,000 kVA at 9,001 m; the longest connection 5 km.
  const sources = powerSources([
    grid(
      { shape: point(0, 0), headroom_kva: 1000, feeder: 'F' },
      { shape: point(degrees(9001), 0), headroom_kva: 2000, feeder: 'G' },
    ),
  ])
  const [a, b, c] = connectionsOf(at(0, 2500, 5001), sources, parameters)

  it('falls with the length, which costs 800 RMB a metre', () => {
    expect(a).toMatchObject([{ feeder: 'F', kva: 1000, metres: 0, cost: 0 }])
    expect(b![0]!.kva).toBeCloseTo(500, 3)
    expect(b![0]!.cost).toBeCloseTo(2_000_000, 0)
    // From 5,001 m feeder F is out, and G is 4,000 m away: a fifth of 2,000.
    expect(c!.map(({ feeder, kva }) => [feeder, Math.round(kva)])).toEqual([['G', 400]])
  })

  it('is given in the order of the list until the feeder is spent', () => {
    const grants = allocateHeadroom([
      { id: 'a', kva: 600, connections: a! },
      { id: 'b', kva: 500, connections: b! }, // 500 at this length, but 400 are left
      { id: 'c', kva: 300, connections: c! },
      { id: 'd', kva: 100, connections: a! },
    ])
    expect(grants.map((g) => [g.id, g.kva, g.shortKva, g.connection?.feeder])).toEqual([
      ['a', 600, 0, 'F'],
      ['b', 400, 100, 'F'],
      ['c', 300, 0, 'G'],
      ['d', 0, 100, undefined],
    ])
    expect(grants[2]!.connection!.cost).toBeCloseTo(3_200_000, -1)
  })

  it('goes to the next cheapest feeder that can carry all of it', () => {
    const near: Connection = { ...a![0]!, feeder: 'near', feederKva: 300, kva: 300 }
    const far: Connection = { ...a![0]!, feeder: 'far', kva: 900, cost: 5 }
    const connections = [near, far]
    const [first, second] = allocateHeadroom([
      { id: '1', kva: 500, connections },
      { id: '2', kva: 200, connections },
    ])
    expect([first!.connection?.feeder, second!.connection?.feeder]).toEqual(['far', 'near'])
  })

  it('is one for all rows of a feeder', () => {
    const twice = powerSources([
      grid(
        { shape: point(0, 0), headroom_kva: 1000, feeder: 'F' },
        { shape: point(degrees(100), 0), headroom_kva: 700, feeder: 'F' },
      ),
    ])
    const [here] = connectionsOf(at(0), twice, parameters)
    const grants = allocateHeadroom([
      { id: 'a', kva: 900, connections: here! },
      { id: 'b', kva: 600, connections: here! },
    ])
    expect(grants.map(({ kva }) => kva)).toEqual([900, 100])
  })
})

describe('grid headroom', () => {
  const LAT = 31.3
  const row = rowAt(LAT, 120.6)
  const of = (...rows: Row[]) => {
    const found = headroomOf(around([dataset('grid', rows)]))
    if (typeof found === 'string') throw new Error(found)
    return { kva: found.kva[row]!, estimated: found.estimated[row]! }
  }
  const medium: Row = { shape: line(120.5, LAT, 120.7, LAT), voltage_kv: 10 }

  it('has a class by voltage', () => {
    expect([0.4, 10, 35, 220].map((kv) => headroomClass(kv)?.id)).toEqual([
      'low',
      'medium',
      'high',
      'transmission',
    ])
    expect(headroomClass(Number.NaN)).toBeUndefined()
  })

  it('of a line that states its voltage alone is that of its class, marked estimated', () => {
    const { kva, estimated } = of(medium)
    expect(estimated).toBe(1)
    expect(kva).toBeGreaterThan(900)
    expect(kva).toBeLessThanOrEqual(1000)
    expect(of({ ...medium, voltage_kv: 220 })).toEqual({ kva: 0, estimated: 0 })
  })

  it('takes what is stated over any estimate, a stated 0 too', () => {
    const stated = { shape: point(120.6, LAT), headroom_kva: 300 }
    const found = of(medium, stated)
    expect(found.estimated).toBe(0)
    expect(found.kva).toBeLessThanOrEqual(300)
    expect(of(medium, { ...stated, headroom_kva: 0 })).toEqual({ kva: 0, estimated: 0 })
  })

  it('says so where neither headroom nor voltage is stated, and 0 where there are no rows', () => {
    const silent = around([dataset('grid', [{ shape: point(120.6, LAT) }])])
    expect(gridHeadroom.compute(silent)).toContain('states its headroom or voltage')
    expect(of()).toEqual({ kva: 0, estimated: 0 })
  })
})

describe('no power within a distance', () => {
  const sites = at(0, 2000, 200_000)

  it('leaves out places in the data without a source in reach, and none beyond the data', () => {
    const near = grid({ shape: point(0, 0), headroom_kva: 10 })
    expect([...withoutPower(sites, [near], 1000)]).toEqual([0, 1, 0])
    expect([...withoutPower(sites, [near], 3000)]).toEqual([0, 0, 0])
    expect([...withoutPower(sites, [grid()], 3000)]).toEqual([1, 1, 0])
    expect([...withoutPower(sites, [], 3000)]).toEqual([0, 0, 0])
    expect(withoutPowerReason(5000)).toBe('no power within 5 km')
  })

  it('takes a spent feeder for none, and a line or a row that is silent for power', () => {
    const spent = grid({ shape: point(0, 0), headroom_kva: 0 })
    expect([...withoutPower(sites, [spent], 5000)]).toEqual([1, 1, 0])
    const passing = grid({ shape: line(-0.5, 0.001, 0.5, 0.001) })
    expect([...withoutPower(sites, [passing], 1000)]).toEqual([0, 0, 0])
  })
})
