import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../src/core/random.ts'

describe('a seeded stream', () => {
  it('is sfc32, as worked out with whole numbers of any size', () => {
    for (const seed of [0, 1, 12345, 2 ** 40 + 3]) {
      const words = referenceWords(BigInt(seed))
      const random = randomFrom(seed)
      for (let i = 0; i < 50; i++) {
        const high = words.next().value! >> 5n
        const low = words.next().value! >> 6n
        expect(random()).toBe(Number(high * 2n ** 26n + low) / 2 ** 53)
      }
    }
  })

  it('differs from seed to seed and lies evenly in [0, 1)', () => {
    expect(randomFrom(1)()).not.toBe(randomFrom(2)())
    expect(randomFrom(2 ** 32 + 1)()).not.toBe(randomFrom(1)())
    const random = randomFrom(7)
    const bins = new Uint32Array(10)
    for (let i = 0; i < 100_000; i++) bins[Math.floor(10 * random())]!++
    // Chi-squared with 9 degrees of freedom: 27.9 is passed once in 1,000.
    const chi = bins.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0)
    expect(chi).toBeLessThan(27.9)
  })

  it('refuses a seed that is not a whole number', () => {
    expect(() => randomFrom(0.5)).toThrow('0.5')
  })
})

/** The generator as its author wrote it: 32-bit words, seeded by two words and a counter of 1. */
function* referenceWords(seed: bigint): Generator<bigint> {
  const word = (value: bigint) => BigInt.asUintN(32, value)
  let [a, b, c, counter] = [word(seed), word(seed >> 32n), 0n, 1n]
  for (let round = 0; ; round++) {
    const out = word(a + b + counter)
    counter = word(counter + 1n)
    a = b ^ (b >> 9n)
    b = word(c + (c << 3n))
    c = word(((c << 21n) | (c >> 11n)) + out)
    if (round >= 12) yield out
  }
}
