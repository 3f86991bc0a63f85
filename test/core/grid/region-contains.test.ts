import { describe, expect, test } from 'vitest'
import { regionFromBox } from '../../../src/core/grid/read-region.ts'
import { RegionReach } from '../../../src/core/grid/region-contains.ts'

describe('a region with a margin', () => {
  const reach = new RegionReach(regionFromBox(0, 0, 1, 1), 10_000)

  test('reaches its metres beyond the edge and no further', () => {
    expect([reach.contains(0.5, 0.5), reach.contains(1.05, 0.5)]).toEqual([true, false])
    expect([reach.reaches(1.08, 0.5), reach.reaches(1.1, 0.5)]).toEqual([true, false])
  })

  test('rounds its corners', () => {
    expect([reach.reaches(1.05, 1.05), reach.reaches(1.08, 1.08)]).toEqual([true, false])
  })

  test('touches boxes that reach into its grown box', () => {
    expect(reach.touchesBox([1.05, -9, 2, 9])).toBe(true)
    expect(reach.touchesBox([1.2, 0, 2, 1])).toBe(false)
  })

  test('goes on across the antimeridian', () => {
    const fiji = new RegionReach(regionFromBox(177, -20, -178, -15), 50_000)
    expect([179, -179, 176.8, -177.8].map((lon) => fiji.reaches(lon, -17))).toEqual(
      new Array(4).fill(true),
    )
    expect([176, -177, 0].map((lon) => fiji.reaches(lon, -17))).toEqual(new Array(3).fill(false))
    expect(fiji.touchesBox([-179.5, -17, -179, -16])).toBe(true)
    expect(fiji.touchesBox([179.5, -17, -179.5, -16])).toBe(true)
    expect(fiji.touchesBox([100, -17, 120, -16])).toBe(false)
  })
})
