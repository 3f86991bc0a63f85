/** What `scoreCells` takes, made up for a test. */
export interface TestFrame {
  columns: Float64Array[]
  weights: Float64Array
  excluded: Uint8Array
}

/** How the values of a column are drawn: each is hard on a selection in a way of its own. */
export const SHAPES = [
  'uniform',
  'few values',
  'zeros and ones',
  'last bits',
  'quantisation edges',
  'rising',
] as const
export type Shape = (typeof SHAPES)[number]

/** Uniform numbers in [0,1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

interface FrameOptions {
  seed: number
  rows: number
  criteria: number
  shape?: Shape
  /** The share of rows that are excluded. */
  excludedShare?: number
}

/** The weights sum to 1; about one in five is 0. */
export function makeFrame(options: FrameOptions): TestFrame {
  const { seed, rows, criteria, shape = 'uniform', excludedShare = 0.3 } = options
  const random = randomFrom(seed)
  const columns = Array.from({ length: criteria }, () =>
    Float64Array.from({ length: rows }, (_, row) => drawValue(shape, random, row / rows)),
  )
  const parts = columns.map(() => (random() < 0.2 ? 0 : random()))
  const total = parts.reduce((sum, part) => sum + part, 0) || 1
  return {
    columns,
    weights: Float64Array.from(parts, (part) => part / total),
    excluded: Uint8Array.from({ length: rows }, () => (random() < excludedShare ? 3 : 0)),
  }
}

function drawValue(shape: Shape, random: () => number, place: number): number {
  switch (shape) {
    case 'uniform':
      return random()
    case 'few values':
      return Math.floor(5 * random()) / 4
    case 'zeros and ones':
      return random() < 0.5 ? 0 : 1
    case 'last bits':
      return 0.7 + Math.floor(4 * random()) * 2 ** -53
    case 'quantisation edges':
      return (Math.floor(4 * random()) + 249.5 + (random() - 0.5) * 1e-12) / 255
    case 'rising':
      return place
  }
}
