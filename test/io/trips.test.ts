import { expect, test } from 'vitest'
import { read } from '../fixtures/requests.ts'

test('a trip may state its ends in columns, or as a line', async () => {
  const columns = await read(
    'origin,destination,origin_lat,origin_lon,destination_lat,destination_lon,trips\nA,B,42.5,1.5,42.6,1.6,900\n',
    'trips',
  )
  expect([...columns.drafts[0]!.shapes.lonLat]).toEqual([1.5, 42.5, 1.6, 42.6])
  expect(columns.drafts[0]!.numbers.trips_per_day).toEqual(Float64Array.of(900))
  const line = await read('wkt,trips_per_day\n"LINESTRING(1.5 42.5,1.6 42.6)",9\n', 'trips')
  expect([...line.drafts[0]!.shapes.lonLat]).toEqual([1.5, 42.5, 1.6, 42.6])
})

test('a trip that is only a point is refused', async () => {
  const { issues } = await read('lat,lon,trips_per_day\n42.5,1.5,9\n', 'trips')
  expect(issues[0]!.message).toBe('A row of trips cannot be a point.')
})
