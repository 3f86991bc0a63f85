import { describe, expect, it } from 'vitest'
import { Outline } from '../../../src/core/grid/outline.ts'

const square = [0, 0, 1, 0, 1, 1, 0, 1, 0, 0]

describe('an outline', () => {
  it('holds what is inside a ring but not what is inside its hole', () => {
    const outline = new Outline([square, [0.4, 0.4, 0.6, 0.4, 0.6, 0.6, 0.4, 0.6, 0.4, 0.4]])
    expect(outline.contains(0.2, 0.2)).toBe(true)
    expect(outline.contains(0.5, 0.5)).toBe(false)
    expect(outline.contains(1.2, 0.5)).toBe(false)
  })

  it('measures the way to its nearest edge, from inside and outside alike', () => {
    const outline = new Outline([square])
    // A hundredth of a degree along the equator is 1,111.95 m.
    expect(outline.edgeDistanceMetres(0.01, 0.5, 5000)).toBeCloseTo(1111.9, 0)
    expect(outline.edgeDistanceMetres(-0.01, 0.5, 5000)).toBeCloseTo(1111.9, 0)
    expect(outline.edgeDistanceMetres(-0.01, 0.5, 1000)).toBe(Infinity)
  })

  it('takes a single point as a place to measure from', () => {
    const outline = new Outline([[121, 31]])
    expect(outline.contains(121, 31)).toBe(false)
    expect(outline.edgeDistanceMetres(121, 31.001, 500)).toBeCloseTo(111.2, 1)
  })

  it('says that an edge touches wherever one is within the distance', () => {
    const outline = new Outline([square])
    expect(outline.touches(0.5, 0.5, 10_000)).toBe(false)
    expect(outline.touches(0.5, 0.95, 10_000)).toBe(true)
  })
})
