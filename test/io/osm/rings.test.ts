import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assembleRings } from '../../../src/io/osm/rings.ts'

const sorted = (rings: readonly (readonly number[])[]) =>
  rings.map((ring) => [...ring.slice(1)].sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!)

describe('rings from ways', () => {
  test('are joined whatever the order and the direction of the ways', () => {
    const { rings, openWays } = assembleRings([
      [1, 2, 3],
      [5, 1],
      [5, 4, 3],
    ])
    expect(openWays).toBe(0)
    expect(rings).toEqual([[1, 2, 3, 4, 5, 1]])
  })

  test('that are closed ways stay as they are', () => {
    expect(
      assembleRings([
        [1, 2, 3, 1],
        [4, 5, 6, 4],
      ]).rings,
    ).toEqual([
      [1, 2, 3, 1],
      [4, 5, 6, 4],
    ])
  })

  test('that touch in a node are told apart', () => {
    const { rings, openWays } = assembleRings([
      [1, 2, 9],
      [9, 3, 4, 9],
      [9, 5, 1],
    ])
    expect(openWays).toBe(0)
    expect(sorted(rings)).toEqual([
      [1, 2, 5, 9],
      [3, 4, 9],
    ])
  })

  test('leave out and count ways that lead nowhere', () => {
    expect(
      assembleRings([
        [1, 2],
        [2, 3],
      ]),
    ).toEqual({ rings: [], openWays: 2 })
    const spur = assembleRings([
      [1, 2, 3],
      [3, 8, 7],
      [3, 4, 1],
    ])
    expect(spur.openWays).toBe(1)
    expect(sorted(spur.rings)).toEqual([[1, 2, 3, 4]])
  })

  test('of two nodes enclose nothing', () => {
    expect(
      assembleRings([
        [1, 2],
        [2, 1],
      ]),
    ).toEqual({ rings: [], openWays: 1 })
  })

  test('hold every node of a cut-up circle once', () => {
    const circle = fc.record({
      size: fc.integer({ min: 3, max: 40 }),
      cuts: fc.array(fc.nat(39), { maxLength: 8 }),
      flips: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    })
    fc.assert(
      fc.property(circle, ({ size, cuts, flips }) => {
        const at = [...new Set([0, ...cuts.map((cut) => cut % size)])].sort((a, b) => a - b)
        const ways = at.map((from, i) => {
          const to = at[i + 1] ?? size + at[0]!
          const way = Array.from({ length: to - from + 1 }, (_, k) => (from + k) % size)
          return flips[i] ? way.reverse() : way
        })
        const { rings, openWays } = assembleRings(ways)
        expect(openWays).toBe(0)
        expect(sorted(rings)).toEqual([Array.from({ length: size }, (_, k) => k)])
      }),
    )
  })
})
