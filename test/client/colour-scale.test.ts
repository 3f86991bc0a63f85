import { expect, test } from 'vitest'
import { paintScores, placesOf, rampColour } from '../../src/client/map/colour-scale.ts'
import { coarser, histogramOf } from '../../src/client/state/histogram.ts'
import { parseColour, type Rgba } from '../../src/client/theme/tokens.ts'

const BLACK: Rgba = [0, 0, 0, 255]
const WHITE: Rgba = [255, 255, 255, 255]
const GREY: Rgba = [9, 9, 9, 77]
const RAMP = { stops: [BLACK, WHITE], lowOpacity: 0, highOpacity: 1, excluded: GREY }

test('a histogram counts every score once and excluded cells apart', () => {
  const histogram = histogramOf(Float64Array.of(0, 9.99, 10, 55, 100, Number.NaN), 10)
  expect([...histogram.counts]).toEqual([2, 1, 0, 0, 0, 1, 0, 0, 0, 1])
  expect(histogram).toMatchObject({ scored: 5, excluded: 1 })
  expect(coarser(histogram.counts, 5)).toEqual([3, 0, 1, 0, 1])
})

test('by score, the lowest quarter is pale, the best has the last colour, and so has none above', () => {
  const places = placesOf(histogramOf(Float64Array.of(15, 25, 35, 55), 10), 'continuous')
  expect(places[0]).toBe(0)
  expect(places[1]).toBe(0)
  expect(places[2]).toBeCloseTo(Math.sqrt(1 / 4), 12)
  expect(places[5]).toBe(1)
  expect(places[9]).toBe(1)
})

test('by equal counts, the middle cell has the middle colour however low its score', () => {
  const places = placesOf(histogramOf(Float64Array.of(1, 11, 91), 10), 'quantile')
  expect(places[1]).toBe(3 / 6)
})

test('by equal steps, seven classes share the range of the scores there are', () => {
  const scores = Float64Array.from({ length: 70 }, (_, i) => 10 + i)
  const places = placesOf(histogramOf(scores, 100), 'equal')
  const classes = [10, 19, 20, 45, 79].map((bin) => places[bin]! * 6)
  expect(classes).toEqual([0, 0, 1, 3, 6])
})

test('scores outside the brush have no colour', () => {
  const scores = Float64Array.of(5, 55, 95)
  const out = new Uint8ClampedArray(12)
  const brush = { from: 50, to: 60 }
  paintScores(scores, placesOf(histogramOf(scores, 100), 'continuous', brush), RAMP, out)
  expect([out[3], out[11]]).toEqual([0, 0])
  expect(out[7]).toBeGreaterThan(0)
})

test('colour and opacity are mixed between the stops', () => {
  expect(rampColour(RAMP, 0)).toEqual([0, 0, 0, 0])
  expect(rampColour(RAMP, 0.5)).toEqual([128, 128, 128, 128])
  expect(rampColour(RAMP, 7)).toEqual([255, 255, 255, 255])
})

test('cells are painted in place, excluded ones in the grey of their own', () => {
  const scores = Float64Array.of(5, Number.NaN, 100)
  const out = new Uint8ClampedArray(12)
  paintScores(scores, placesOf(histogramOf(scores, 10), 'continuous'), RAMP, out)
  expect([...out.subarray(4, 8)]).toEqual([9, 9, 9, 77])
  expect(out[8]!).toBeGreaterThan(out[0]!)
})

test('a colour is read as it is written and as the build shortens it', () => {
  expect(parseColour('#336699')).toEqual([0x33, 0x66, 0x99, 255])
  expect(parseColour(' #369')).toEqual([0x33, 0x66, 0x99, 255])
  expect(parseColour('#33669980')).toEqual([0x33, 0x66, 0x99, 0x80])
  expect(() => parseColour('navy')).toThrow("'navy'")
})
