/** A stream of numbers in [0, 1), multiples of 2⁻⁵³. */
export type Random = () => number

/** Rounds thrown away so that seeds that are close give streams that are not. */
const WARM_UP = 12

/**
 * A seeded stream: sfc32 (C. Doty-Humphrey, Small Fast Counting, PractRand), seeded as there with
 * a counter of 1 and twelve rounds thrown away. Two outputs make one number. Whole-number
 * arithmetic only, so every host draws the same.
 *
 * @param seed a whole number
 */
export function randomFrom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new Error(`Expected a whole number as seed, got ${seed}.`)
  let a = seed | 0
  let b = Math.floor(seed / 0x1_0000_0000) | 0
  let c = 0
  let counter = 1
  const next = () => {
    const out = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
    return out >>> 0
  }
  for (let round = 0; round < WARM_UP; round++) next()
  return () => ((next() >>> 5) * 0x400_0000 + (next() >>> 6)) / 0x20_0000_0000_0000
}
