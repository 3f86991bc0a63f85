import { describe, expect, it } from 'vitest'
import type { CriterionId } from '../../../src/core/criteria/criterion.ts'
import { CRITERIA } from '../../../src/core/criteria/registry.ts'
import type { Dataset } from '../../../src/core/dataset/dataset.ts'
import { latitudeDegrees } from '../../../src/core/grid/sphere.ts'
import type { Parameters } from '../../../src/core/score/profile.ts'
import { box, dataset, GRID, line, point, type Row } from '../small-world.ts'
import { around, rowAt } from './around.ts'

const row = rowAt(31.3, 120.6)
const [lat, lon] = [GRID.lat[row]!, GRID.lon[row]!]
/** So many metres north of the site. */
const north = (metres: number) => point(lon, lat + latitudeDegrees(metres))
const evidenceOf = (id: CriterionId, datasets: Dataset[], more: Partial<Parameters> = {}) =>
  CRITERIA.find((criterion) => criterion.id === id)!.evidence(around(datasets, more), row)
const factsOf = ({ facts }: { facts: readonly { what: string; value: number | string }[] }) =>
  Object.fromEntries(facts.map(({ what, value }) => [what, value]))
const own = (shape: Row['shape'], more: object = {}) => ({
  shape,
  own: 'own',
  technology: 'swap',
  status: 'open',
  ...more,
})

it('every criterion gives evidence of nothing where there is nothing', () => {
  const nothing = around([])
  for (const criterion of CRITERIA) {
    const { features, more } = criterion.evidence(
      criterion.needs.includes('vehicles') ? around([dataset('vehicles', [])]) : nothing,
      row,
    )
    expect([criterion.id, features.length, more]).toEqual([criterion.id, 0, 0])
  }
})

describe('evidence of demand', () => {
  const vehicles = dataset('vehicles', [
    { shape: point(lon, lat), id: 'v1', name: 'Old town', count: 1000, swappable: 'swappable' },
    { shape: north(1500), id: 'v2', count: 100, swappable: 'swappable', class: 'taxi' },
    { shape: north(9000), id: 'far', count: 9000, swappable: 'swappable' },
    {
      shape: box(120.55, 31.25, 120.65, 31.35),
      id: 'zone',
      count: 50,
      swappable: 'swappable',
      basis: 'operating',
      class: 'truck',
    },
  ])

  it('names the counts that give most, with what they give; together they are the value', () => {
    const here = around([vehicles])
    const criterion = CRITERIA[0]!
    const { features, more } = criterion.evidence(here, row)
    expect(features.map(({ id, name }) => [id, name])).toEqual([
      ['v1', 'Old town'],
      ['v2', ''],
      ['zone', ''],
    ])
    expect(more).toBe(0)
    expect(factsOf(features[0]!)).toEqual({
      'private, by home': 1000,
      'within the cutoff': 1000,
      'gives here': expect.closeTo(199.21, 2),
    })
    const given = features.reduce((sum, each) => sum + Number(factsOf(each)['gives here']), 0)
    expect(given).toBeCloseTo((criterion.compute(here) as Float64Array)[row]!, 6)
  })

  it('says what part is served, and names the nearest stations that serve', () => {
    const stations = dataset('stations', [
      own(north(4000), { id: 's2' }),
      own(north(1000), { id: 's1', name: 'First', generation: 3, swaps_per_day: 40 }),
      own(north(500), { id: 'rival', own: 'competitor' }),
    ])
    const { features, notes } = evidenceOf('unserved', [vehicles, stations])
    expect(features.map(({ id, metres }) => [id, Math.round(metres!)])).toEqual([
      ['s1', 1000],
      ['s2', 4000],
    ])
    expect(factsOf(features[0]!)).toEqual({ generation: 3, records: 40 })
    expect(notes[0]).toMatch(/^\d+\.\d of \d+\.\d swaps\/day around are within the cutoff/)
  })
})

describe('evidence of power', () => {
  it('is each source in reach with headroom, length and price of the connection', () => {
    const grid = dataset('grid', [
      { shape: north(1000), id: 'near', name: 'Near', headroom_kva: 500, feeder: 'F1' },
      { shape: north(2000), id: 'big', headroom_kva: 4000, voltage_kv: 110, feeder: 'F2' },
      { shape: north(6000), id: 'far', headroom_kva: 9000 },
      { shape: line(lon - 0.1, lat, lon + 0.1, lat), id: 'line', voltage_kv: 10 },
    ])
    const { features, notes } = evidenceOf('grid_headroom', [grid])
    expect(features.map(({ id }) => id)).toEqual(['big', 'near'])
    // 4,000 kVA × (1 − 2,000 ÷ 5,000); 2,000 m at 800 RMB.
    const { 'left here': left, connection, ...rest } = factsOf(features[0]!)
    expect(left).toBeCloseTo(2400, 0)
    expect(connection).toBeCloseTo(1_600_000, -2)
    expect(rest).toEqual({ voltage: 110, headroom: 4000, feeder: 'F2' })
    expect(notes).toEqual(['all sites on one feeder share its headroom'])
  })

  it('is an estimate by the voltage where nothing in reach is stated, and says so', () => {
    const grid = dataset('grid', [
      { shape: line(lon - 0.1, lat, lon + 0.1, lat), id: 'line', voltage_kv: 10 },
    ])
    const { features, notes } = evidenceOf('grid_headroom', [grid])
    expect(features[0]).toMatchObject({ role: 'power line', id: 'line' })
    expect(factsOf(features[0]!)['estimated headroom']).toBe(1000)
    expect(notes[0]).toContain('estimated by the voltage')
  })
})

describe('evidence of a highway', () => {
  const road = { shape: line(120.0, lat, 121.2, lat), ref: 'G42', vehicles_per_day: 45_000 }
  const exit = { shape: point(lon, lat), id: 'x7', name: 'Exit 7', access: 'junction' }
  const corridors = dataset('corridors', [road, exit])

  it('names the access point, the route and its way, and what passes', () => {
    const { features, notes } = evidenceOf('corridor_flow', [corridors])
    // Both ways ask for as much, so either may come first.
    const ways = features.map((each) => [each.role, each.name, factsOf(each).route])
    expect(ways.sort()).toEqual([
      ['junction', 'Exit 7', 'G42 to the east'],
      ['junction', 'Exit 7', 'G42 to the west'],
    ])
    // 22,500 vehicles one way × 0.0013 × 40 km × 0.2 ÷ 45 × 0.5 = 2.6 swaps/day.
    expect(factsOf(features[0]!)).toMatchObject({
      'passes one way': 22_500,
      'asks for': expect.closeTo(2.6, 6),
      'gives here': expect.closeTo(2.6, 6),
    })
    expect(notes[0]).toContain('within 20 km')
  })

  it('names the stations before and after along the route, or where the data ends', () => {
    const stations = dataset('stations', [own(point(120.2, lat), { id: 'west', name: 'West' })])
    const { features, notes } = evidenceOf('corridor_gap', [corridors, stations])
    expect(features.map(({ role, id }) => [role, id])).toEqual([
      ['junction', 'x7'],
      ['station before', 'west'],
    ])
    const before = Number(factsOf(features[1]!)['along the route'])
    const after = Number(/for ([\d.]+) km/.exec(notes[0]!)![1])
    expect(notes[0]).toMatch(
      /^no station after for [\d.]+ km along the route, where the data ends$/,
    )
    expect(before + after).toBeCloseTo(Number(factsOf(features[0]!)['gap here']), 1)
    expect(notes[1]).toContain('G42 to the west has a gap of')
  })

  it('is no access point where none is in reach', () => {
    expect(
      evidenceOf('corridor_flow', [
        dataset('corridors', [road, { ...exit, shape: point(120.69, lat) }]),
      ]).features,
    ).toEqual([])
  })
})

describe('evidence of a partner site', () => {
  const partners = dataset('partners', [
    {
      shape: point(lon, lat),
      id: 'p1',
      name: 'Good',
      host: 'fuel',
      permit: 'granted',
      parking_spaces: 4,
      rent: 300,
      roof_area_m2: 200,
    },
    { shape: north(100), id: 'p2', host: 'mall' },
    { shape: north(150), id: 'p3', host: 'fuel', permit: 'refused' },
    { shape: north(5000), id: 'else', host: 'fuel' },
  ])

  it('is its sheet, what of it is unknown, and the other sites of the cell with why not they', () => {
    const { features, notes } = evidenceOf('partner_fit', [partners])
    expect(features.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3'])
    expect(factsOf(features[0]!)).toEqual({
      host: 'fuel',
      'known of the sheet': '19%', // permit 3 and parking 1 of the 21 that all weigh
      permit: 'granted (100 of 100)',
      'parking spaces': '4 (50 of 100)',
    })
    expect(notes[0]).toContain('unknown on the sheet: accessibility, hoisting')
    expect(factsOf(features[1]!)).toEqual({ fit: expect.closeTo(70, 9) })
    expect(factsOf(features[2]!)['left out']).toBe('site sheet: permit')
  })

  it('names the exclusion that forbids another site', () => {
    const school = dataset('exclusions', [
      { shape: north(100), category: 'school', rule: 'forbid', buffer_m: 20 },
    ])
    const { features } = evidenceOf('partner_fit', [partners, school])
    expect(factsOf(features.find(({ id }) => id === 'p2')!)['left out']).toBe('school')
  })

  it('gives the rent and the roof', () => {
    expect(factsOf(evidenceOf('rent', [partners]).features[0]!)).toEqual({ rent: 300 })
    expect(factsOf(evidenceOf('solar_roof', [partners]).features[0]!)).toEqual({ roof: 200 })
  })

  it('of rent stated for places, the lowest first', () => {
    const rents = dataset('rent', [
      { shape: box(120.5, 31.2, 120.7, 31.4), id: 'zone', rent: 500 },
      { shape: north(700), id: 'near', rent: 400 },
      { shape: north(9000), id: 'far', rent: 1 },
    ])
    const { features } = evidenceOf('rent', [rents])
    expect(features.map(({ id, metres }) => [id, Math.round(metres!)])).toEqual([
      ['near', 700],
      ['zone', 0],
    ])
  })
})

it('evidence of votes is the wishes that count most', () => {
  const votes = dataset('votes', [
    { shape: north(2000), id: 'a', votes: 30 },
    { shape: north(300), id: 'b', votes: 20 },
    { shape: north(3500), id: 'c', votes: 99 },
  ])
  // 20 × (1 − 300/3,000) = 18; 30 × (1 − 2,000/3,000) = 10.
  const { features } = evidenceOf('user_votes', [votes])
  expect(features.map((each) => [each.id, factsOf(each)['count here']])).toEqual([
    ['b', expect.closeTo(18, 3)],
    ['a', expect.closeTo(10, 3)],
  ])
})
