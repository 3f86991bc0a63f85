import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addKnot,
  editableKnots,
  moveKnot,
  removeKnot,
  widestGap,
} from '../../src/client/panels/weights/curve-knots.ts'

const LINE = { x: [0, 100], y: [0, 1] }

test('a knot is added where it was asked for, and taken off again', () => {
  const bent = addKnot(LINE, 40, 0.9, 100)
  expect(bent).toEqual({ x: [0, 40, 100], y: [0, 0.9, 1] })
  expect(removeKnot(bent, 1)).toEqual(LINE)
  expect(removeKnot(LINE, 0)).toEqual(LINE)
})

test('a knot does not pass its neighbours, and marks stay from 0 to 1', () => {
  const bent = addKnot(LINE, 40, 0.9, 100)
  expect(moveKnot(bent, 1, 500, 7, 100)).toEqual({ x: [0, 99.5, 100], y: [0, 1, 1] })
  expect(moveKnot(bent, 1, -500, -7, 100)).toEqual({ x: [0, 0.5, 100], y: [0, 0, 1] })
})

test('whatever is dragged, x rises and y stays within 0 and 1', () => {
  const step = fc.record({
    i: fc.nat(8),
    x: fc.double({ min: -50, max: 150, noNaN: true }),
    y: fc.double({ min: -1, max: 2, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let curve = addKnot(addKnot(LINE, 30, 0.5, 100), 60, 0.6, 100)
      for (const { i, x, y } of steps) {
        curve =
          i % 3 === 0 ? addKnot(curve, x, y, 100) : moveKnot(curve, i % curve.x.length, x, y, 100)
      }
      return (
        curve.x.every((x, i) => i === 0 || x > curve.x[i - 1]!) &&
        curve.y.every((y) => y >= 0 && y <= 1)
      )
    }),
  )
})

test('a curve of many knots is handed over with few, its ends kept', () => {
  const x = Array.from({ length: 101 }, (_, i) => i)
  const few = editableKnots({ x, y: x.map((i) => i / 100) })
  expect(few.x.length).toBe(9)
  expect([few.x[0], few.x.at(-1)]).toEqual([0, 100])
})

test('the next knot goes where most room is', () => {
  expect(widestGap({ x: [0, 10, 100], y: [0, 0, 1] })).toEqual({ x: 55, y: 0.5 })
})
