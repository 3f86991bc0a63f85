import { expect, test } from 'vitest'
import { refuseWrongKind } from '../../src/io/wrong-kind.ts'

const SHOPS = ['lat', 'lon', 'brand', 'host', 'rent']

test('a table of shops is no grid, unless a column is named for it', () => {
  expect(() => refuseWrongKind('grid', SHOPS, {}, 'shops.csv')).toThrow(
    'shops.csv looks like partners (brand, host, rent) and has no column of grid',
  )
  expect(() => refuseWrongKind('grid', SHOPS, { feeder: 'brand' }, 'shops.csv')).not.toThrow()
  expect(() => refuseWrongKind('partners', SHOPS, {}, 'shops.csv')).not.toThrow()
})

test('places of which a file says nothing more are taken for what they are said to be', () => {
  for (const kind of ['grid', 'stations', 'corridors', 'partners'] as const)
    expect(() => refuseWrongKind(kind, ['id', 'lat', 'lon', 'name'], {}, 'a.csv')).not.toThrow()
})

test('shops may weigh where people are: of ancillary points a place is enough', () => {
  expect(() => refuseWrongKind('ancillary', SHOPS, {}, 'shops.csv')).not.toThrow()
})
