import { describe, expect, test } from 'vitest'
import type { Tags } from '../../../src/io/osm/element.ts'
import { featureClassesOf, isSwapStation } from '../../../src/io/osm/feature-classes.ts'
import { highestKilovolts, placementsOf } from '../../../src/io/osm/placement.ts'

const only = (tags: Tags) => {
  const placements = placementsOf(tags, 'way/1')
  expect(placements).toHaveLength(1)
  return placements[0]!
}

describe('roads', () => {
  test.each([
    [{ highway: 'motorway' }, 'motorway', 'forward', false],
    [{ highway: 'motorway', oneway: 'no' }, 'motorway', 'both', false],
    [{ highway: 'trunk' }, 'trunk', 'both', false],
    [{ highway: 'trunk', oneway: 'yes' }, 'trunk', 'forward', false],
    [{ highway: 'primary', oneway: '-1' }, 'primary', 'forward', true],
    [{ highway: 'primary', junction: 'roundabout' }, 'primary', 'forward', false],
    [{ highway: 'motorway_link' }, 'link', 'forward', false],
    [{ highway: 'primary_link' }, 'link', 'both', false],
  ])('%j is a line with class and direction', (tags: Tags, road, direction, reversed) => {
    const placement = only({ ...tags, ref: 'G2', name: 'n' })
    expect(placement).toMatchObject({ kind: 'corridors', form: 'line', reversed })
    expect(placement.values).toMatchObject({ ref: 'G2', name: 'n', class: road, direction })
  })

  test('have access points', () => {
    expect(only({ highway: 'motorway_junction', ref: '7' }).values).toMatchObject({
      access: 'junction',
      ref: '7',
    })
    expect(only({ highway: 'rest_area' }).values).toMatchObject({ access: 'service_area' })
  })

  test('of lower classes, and squares, are no corridors', () => {
    expect(placementsOf({ highway: 'secondary' }, 'way/1')).toEqual([])
    expect(placementsOf({ highway: 'primary', area: 'yes' }, 'way/1')).toEqual([])
  })
})

describe('partner sites', () => {
  test('carry brand, operator and host', () => {
    const tags = { amenity: 'fuel', brand: 'Sinopec', operator: 'x', 'addr:street': 'Road' }
    expect(only(tags).values).toMatchObject({
      ...{ partner: 'Sinopec', brand: 'Sinopec', operator: 'x', host: 'fuel', address: 'Road' },
    })
    expect(only({ shop: 'doityourself' }).values).toMatchObject({ host: 'diy' })
  })

  test('are car parks only where the public may enter', () => {
    expect(only({ amenity: 'parking', capacity: '120' }).values.parking_spaces).toBe(120)
    expect(only({ amenity: 'parking', capacity: 'many' }).values.parking_spaces).toBeNaN()
    expect(placementsOf({ amenity: 'parking', access: 'private' }, 'way/1')).toEqual([])
  })
})

describe('power', () => {
  test('has the highest voltage in kV', () => {
    expect(highestKilovolts('110000;20000')).toBe(110)
    expect(highestKilovolts('high')).toBeNaN()
    expect(only({ power: 'substation', voltage: '150000' }).values).toMatchObject({
      voltage_kv: 150,
    })
    expect(only({ power: 'minor_line' })).toMatchObject({ kind: 'grid', form: 'line' })
  })
})

describe('stations', () => {
  test('swap or charge', () => {
    expect(only({ amenity: 'charging_station' }).values).toMatchObject({
      technology: 'charge',
      own: 'competitor',
    })
    const swap = { amenity: 'charging_station', brand: '蔚来换电' }
    expect(placementsOf(swap, 'node/1').map(({ values }) => values.technology)).toEqual(['swap'])
    expect(isSwapStation({ amenity: 'battery_swap' })).toBe(true)
    expect(isSwapStation({ amenity: 'cafe', brand: 'Gogoro' })).toBe(false)
  })
})

describe('places to keep away from', () => {
  test.each([
    [{ landuse: 'residential' }, 'residential', 'review', 0],
    [{ building: 'apartments' }, 'home', 'forbid', 50],
    [{ amenity: 'clinic' }, 'hospital', 'forbid', 50],
    [{ amenity: 'kindergarten' }, 'school', 'forbid', 50],
    [{ natural: 'water' }, 'water', 'forbid', 0],
    [{ boundary: 'protected_area' }, 'reserve', 'forbid', 0],
  ])('%j', (tags: Tags, category, rule, buffer) => {
    expect(only(tags).values).toMatchObject({ category, rule, buffer_m: buffer })
  })

  test('are one row where there are several reasons', () => {
    const tags = { amenity: 'hospital', building: 'apartments', landuse: 'residential' }
    expect(only(tags).values.category).toBe('hospital')
  })
})

test('tags named like parts of an object are harmless', () => {
  const tags = JSON.parse('{"__proto__": "x", "amenity": "constructor", "shop": "__proto__"}')
  expect(featureClassesOf(tags)).toEqual([])
})
