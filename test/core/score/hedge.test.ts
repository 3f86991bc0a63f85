import { expect, it } from 'vitest'
import { decodeFrame, encodeFrame } from '../../../src/api/frame.ts'
import { answerScore } from '../../../src/api/score.ts'
import { explainCell } from '../../../src/core/score/explain.ts'
import { hedgeAt } from '../../../src/core/score/frame.ts'
import { scoreFrame } from '../../../src/core/score/score.ts'
import { rowAt } from '../criteria/around.ts'
import { ALL, dataset, frameOf, line, point } from '../small-world.ts'

const LAT = 31.3
const row = rowAt(LAT, 120.6)
const road = { shape: line(120.0, LAT, 121.2, LAT), ref: 'G42' }
const exit = { shape: point(120.6, LAT), access: 'junction' }
const power = { shape: line(120.5, LAT, 120.7, LAT), voltage_kv: 10 }
const own = (lon: number) => ({ shape: point(lon, LAT), own: 'own', technology: 'swap' })
const world = (...stations: object[]) => [
  dataset('corridors', [road, exit]),
  dataset('stations', stations as ReturnType<typeof own>[]),
  dataset('grid', [power]),
]
const frame = frameOf(world(own(120.1)), ALL)
const column = (id: string) => frame.criteria.find((criterion) => criterion.id === id)!

it('a gap beyond the data is marked as a bound, a headroom by voltage as an estimate', () => {
  expect(hedgeAt(column('corridor_gap'), row)).toBe('at least')
  expect(hedgeAt(column('grid_headroom'), row)).toBe('estimated')
  expect(hedgeAt(column('grid_headroom'), rowAt(31.21, 120.51))).toBe('')
  expect(hedgeAt(column('corridor_flow'), row)).toBe('')
})

it('between two stations a gap is what it is', () => {
  const closed = frameOf(world(own(120.1), own(121.1)), ALL)
  const gap = closed.criteria.find(({ id }) => id === 'corridor_gap')!
  expect(gap.hedge).toBeUndefined()
  expect(hedgeAt(gap, row)).toBe('')
})

it('the marks travel with the frame, into explanations and lists', () => {
  const read = decodeFrame(encodeFrame(frame))
  expect(read.criteria.map(({ hedge }) => hedge)).toEqual(frame.criteria.map(({ hedge }) => hedge))
  const { criteria } = explainCell(read, scoreFrame(read), row)
  expect(criteria.flatMap(({ id, hedge }) => (hedge ? [[id, hedge]] : []))).toEqual([
    ['corridor_gap', 'at least'],
    ['grid_headroom', 'estimated'],
  ])
  const { sites } = answerScore(read, { top: 1 }, 0)
  expect(sites[0]!.hedges).toEqual({ corridor_gap: 'at least', grid_headroom: 'estimated' })
})
