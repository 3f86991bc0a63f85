import { scoreFrame } from '../../../src/core/score/score.ts'
import { dataset, frameOf, point } from '../small-world.ts'

const place = (i: number) =>
  point(120.51 + ((i * 37) % 180) / 1000, 31.21 + ((i * 53) % 180) / 1000)
const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))

/** A small region with demand and power in many places, for what is said of its ranked list. */
export const RANKED = frameOf([
  dataset(
    'vehicles',
    times(60, (i) => ({ shape: place(i), count: 100 + 7 * i })),
  ),
  dataset('stations', []),
  dataset(
    'grid',
    times(20, (i) => ({ shape: place(3 * i + 1), headroom_kva: 300 * (i % 5) })),
  ),
])
export const RANKED_SCORES = scoreFrame(RANKED)
