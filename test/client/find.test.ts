import { latLngToCell } from 'h3-js'
import { expect, test } from 'vitest'
import { find } from '../../src/client/shell/find.ts'

const place = (name: string, nameZh: string, population: number) => ({
  name,
  nameZh,
  population,
  lat: 31,
  lon: 121 + population / 1e9,
})
const PLACES = [
  place('Nanjing', '南京市', 9e6),
  place('Nantong', '南通市', 7e6),
  place('Old Nanxiang', '', 1e5),
  place('Jinan', '济南市', 8e6),
]
const names = (text: string) => find(text, PLACES, undefined).map(({ name }) => name)

test('places whose name, or a word of it, begins with the text come first, the bigger ones before', () => {
  expect(names('nan')).toEqual(['Nanjing 南京市', 'Nantong 南通市', 'Old Nanxiang', 'Jinan 济南市'])
})

test('a place is found by its Chinese name', () => {
  expect(names('南京')).toEqual(['Nanjing 南京市'])
})

test.each(['31.2304, 121.4737', '31.2304 121.4737', ' 31.2304，121.4737 '])(
  'coordinates are a place of their own: %s',
  (text) => {
    expect(find(text, PLACES, undefined)).toMatchObject([
      { kind: 'point', lat: 31.2304, lon: 121.4737 },
    ])
  },
)

test('what is no place on earth, or empty, is not found', () => {
  expect(find('95, 10', PLACES, undefined)).toEqual([])
  expect(find('   ', PLACES, undefined)).toEqual([])
})

test('a cell outside the project is not found', () => {
  expect(find(latLngToCell(0, 0, 8), PLACES, undefined)).toEqual([])
})
