import { expect, it } from 'vitest'
import { decodeFrame, encodeFrame } from '../../src/api/frame.ts'
import { box, dataset, frameOf, point } from '../core/small-world.ts'

const frame = frameOf([
  dataset('vehicles', [{ shape: point(120.6, 31.3), count: 500 }]),
  dataset('partners', [
    { shape: point(120.6, 31.3), host: 'fuel', name: '中国石化 <b>"&' },
    { shape: point(120.65, 31.35), host: 'mall', rent: 12 },
  ]),
  dataset('exclusions', [{ shape: box(120.5, 31.2, 120.52, 31.22), category: 'water' }]),
])

it('a frame comes back from its bytes as it was, to the last bit', () => {
  expect(decodeFrame(encodeFrame(frame))).toEqual(frame)
})

it('comes back from bytes that lie anywhere in a buffer', () => {
  const bytes = encodeFrame(frame)
  const shifted = new Uint8Array(bytes.length + 3)
  shifted.set(bytes, 3)
  expect(decodeFrame(shifted.subarray(3))).toEqual(frame)
  expect(decodeFrame(bytes.slice().buffer)).toEqual(frame)
})

it('refuses bytes that are no frame, of another version, or cut short', () => {
  const bytes = encodeFrame(frame)
  expect(() => decodeFrame(new Uint8Array(100))).toThrow('Expected a frame')
  expect(() => decodeFrame(new Uint8Array(3))).toThrow('cut short')
  const newer = bytes.slice()
  newer[4] = 9
  expect(() => decodeFrame(newer)).toThrow('got version 9')
  expect(() => decodeFrame(bytes.slice(0, -64))).toThrow('cut short')
})
