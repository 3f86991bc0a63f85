import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../../../src/core/random.ts'
import {
  drawGamma,
  drawNormal,
  drawWeights,
} from '../../../../src/core/score/robustness/dirichlet.ts'

const DRAWS = 40_000
const moments = (draws: ArrayLike<number>) => {
  const mean = Array.from(draws).reduce((a, b) => a + b, 0) / draws.length
  const variance = Array.from(draws).reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length
  return { mean, variance }
}

describe('draws', () => {
  it('of the normal distribution have mean 0 and variance 1', () => {
    const random = randomFrom(3)
    const { mean, variance } = moments(Array.from({ length: DRAWS }, () => drawNormal(random)))
    expect(Math.abs(mean)).toBeLessThan(0.02)
    expect(Math.abs(variance - 1)).toBeLessThan(0.03)
  })

  it.each([0.3, 1, 2.5, 40])(
    'of the gamma distribution of shape %d have it as mean and variance',
    (shape) => {
      const random = randomFrom(4)
      const { mean, variance } = moments(
        Array.from({ length: DRAWS }, () => drawGamma(shape, random)),
      )
      // Four standard errors of the mean; the variance of the variance is (6/shape + 2)·shape²/n.
      expect(Math.abs(mean - shape)).toBeLessThan(4 * Math.sqrt(shape / DRAWS))
      expect(Math.abs(variance - shape)).toBeLessThan(
        4 * shape * Math.sqrt((6 / shape + 2) / DRAWS),
      )
    },
  )

  it('of weights keep the chosen ones as their mean, sum to 1, and leave 0 at 0', () => {
    const weights = Float64Array.of(0.5, 0, 0.3, 0.2)
    const random = randomFrom(5)
    const drawn = Array.from({ length: 10_000 }, () => {
      const out = new Float64Array(4)
      drawWeights(weights, 100, random, out)
      expect(out.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
      return out
    })
    weights.forEach((weight, i) => {
      const { mean, variance } = moments(drawn.map((each) => each[i]!))
      expect(mean).toBeCloseTo(weight, 2)
      expect(variance).toBeCloseTo((weight * (1 - weight)) / 101, 3)
    })
    const sorted = drawn.map((each) => each[3]!).sort((a, b) => a - b)
    expect(sorted[500]).toBeCloseTo(0.137, 2)
    expect(sorted[9500]).toBeCloseTo(0.27, 2)
  })

  it('of weights refuse a concentration that is none', () => {
    expect(() => drawWeights(Float64Array.of(1), 0, randomFrom(1), new Float64Array(1))).toThrow(
      '0',
    )
  })
})
