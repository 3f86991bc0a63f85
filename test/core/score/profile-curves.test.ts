import { describe, expect, it } from 'vitest'
import { decodeFrame, encodeFrame } from '../../../src/api/frame.ts'
import type { CurveSpec } from '../../../src/core/score/curve-spec.ts'
import { explainCell } from '../../../src/core/score/explain.ts'
import { scoreFrame } from '../../../src/core/score/score.ts'
import { dataset, frameOf, point, URBAN } from '../small-world.ts'

const vehicles = dataset('vehicles', [
  { shape: point(120.6, 31.3), count: 900 },
  { shape: point(120.55, 31.25), count: 300 },
])
const DATA = [vehicles, dataset('grid', [])]
const frameWith = (curve?: CurveSpec) =>
  frameOf(DATA, {
    ...URBAN,
    criteria: [
      { id: 'vehicle_demand', weight: 1, missing: 'neutral', ...(curve && { curve }) },
      { id: 'grid_headroom', weight: 1, missing: 'neutral' },
    ],
  })

describe('a curve that a profile names', () => {
  it('is frozen with the frame and decides the marks', () => {
    const frame = frameWith({ type: 'threshold', at: 20 })
    const [demand] = frame.criteria
    expect(demand!.curve.y).toEqual([0, 1])
    const { values } = scoreFrame(frame, { grid_headroom: 0 })
    for (let row = 0; row < values.length; row++)
      expect(values[row]).toBe(demand!.values[row]! >= 20 ? 100 : 0)
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame)
  })

  it('takes over its open bound from the data, as the default curve does', () => {
    expect(frameWith({ type: 'linear' }).criteria[0]!.curve).toEqual(frameWith().criteria[0]!.curve)
  })

  it('changes the hash of the inputs; a profile without one keeps its own', () => {
    const hashes = [undefined, { type: 'linear', to: 5 }, { type: 'linear', to: 6 }] as const
    expect(new Set(hashes.map((curve) => frameWith(curve).inputsHash)).size).toBe(3)
  })

  it('is explained by the value of most marks, wherever that knot lies', () => {
    const frame = frameWith({ type: 'piecewise', x: [0, 10, 50], y: [0, 1, 0.4] })
    expect(explainCell(frame, scoreFrame(frame), 0).criteria[0]!.fullMarks).toBe(10)
  })

  it('is refused in one sentence where its bounds are crossed', () => {
    expect(() => frameWith({ type: 'linear', from: 9, to: 3 })).toThrow(
      "The linear curve of vehicle_demand runs from 9 to 3: 'to' must be above 'from'.",
    )
  })
})

describe('a criterion that gives all free cells the same marks', () => {
  it('says that it separates nothing: one value everywhere, or all beyond the curve', () => {
    expect(frameWith().criteria.map(({ separates }) => separates)).toEqual([true, false])
    expect(frameWith({ type: 'threshold', at: 1e6 }).criteria[0]!.separates).toBe(false)
  })

  it('moves no cell past another', () => {
    const frame = frameWith()
    const [marked, without] = [scoreFrame(frame), scoreFrame(frame, { grid_headroom: 0 })]
    for (let row = 1; row < frame.grid.length; row++)
      expect(Math.sign(marked.values[row]! - marked.values[0]!)).toBe(
        Math.sign(without.values[row]! - without.values[0]!),
      )
  })
})
