import { expect, test } from 'vitest'
import { nearPlace } from '../../src/client/map/near-place.ts'
import { labelsAt, mercatorPixels, type Place } from '../../src/client/map/place-labels.ts'

const place = (name: string, lon: number, lat: number, population: number): Place => ({
  name,
  nameZh: '',
  population,
  lon,
  lat,
})
const PLACES = [
  place('Kunshan', 120.95, 31.38, 1_600_000),
  place('Shanghai', 121.47, 31.23, 22_000_000),
  place('Suzhou', 120.6, 31.3, 5_300_000),
  place('Hamlet', 119.2, 30.1, 900),
]
const names = (zoom: number) => labelsAt(PLACES, zoom).map(({ name }) => name)

test('far out only the biggest places have a name, near in all of them', () => {
  expect(names(5)).toEqual(['Shanghai'])
  expect(names(11)).toEqual(['Shanghai', 'Suzhou', 'Kunshan', 'Hamlet'])
})

test('of two names that would touch, the bigger place keeps its own', () => {
  expect(names(7)).not.toContain('Kunshan')
  expect(names(7)).toContain('Suzhou')
})

test('a Chinese name stands below the other, on places that are not small', () => {
  const [label] = labelsAt([{ ...PLACES[1]!, nameZh: '上海' }], 8)
  expect(label).toMatchObject({ size: 'large', text: 'Shanghai\n上海' })
})

test('the middle of the world is the middle of the square map', () => {
  expect(mercatorPixels(0, 0, 0)).toEqual([256, 256])
  expect(mercatorPixels(180, 0, 1)[0]).toBe(1024)
})

test('a point is told by its distance and direction from a place', () => {
  expect(nearPlace(PLACES, 31.23, 121.47)).toBe('in Shanghai')
  expect(nearPlace(PLACES, 31.4, 120.6)).toBe('11 km N of Suzhou')
  expect(nearPlace(PLACES, 30.1, 119.3)).toBe('10 km E of Hamlet')
  expect(nearPlace(PLACES, 45, 90)).toBe('')
})
