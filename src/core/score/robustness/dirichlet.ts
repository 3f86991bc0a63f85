import type { Random } from '../../random.ts'

/**
 * A draw of the standard normal distribution, by the polar method (Marsaglia and Bray 1964).
 * Node only, like all of this file: log and exp differ in the last bit between hosts.
 */
export function drawNormal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1
    const v = 2 * random() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s)
  }
}

/**
 * A draw of the gamma distribution of a shape and scale 1 (Marsaglia and Tsang, A Simple Method for
 * Generating Gamma Variables, 2000); below shape 1 by their boost, Γ(a) = Γ(a + 1) · U^(1/a).
 *
 * @param shape above 0
 */
export function drawGamma(shape: number, random: Random): number {
  if (!(shape > 0)) throw new Error(`Expected a shape above 0, got ${shape}.`)
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    const u = 1 - random()
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/**
 * Weights drawn around chosen ones: Dirichlet(concentration × weight). Each keeps its weight as its
 * mean, with a variance of w(1 − w) / (concentration + 1); a weight of 0 stays 0.
 *
 * @param weights shares that sum to 1
 * @param concentration above 0: at 100, a weight of 0.20 is drawn from 0.13 to 0.27 in 9 of 10
 * @param out receives the shares
 */
export function drawWeights(
  weights: Float64Array,
  concentration: number,
  random: Random,
  out: Float64Array,
): void {
  if (!(concentration > 0 && concentration < Infinity))
    throw new Error(`Expected a concentration above 0, got ${concentration}.`)
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    out[i] = weights[i]! > 0 ? drawGamma(concentration * weights[i]!, random) : 0
    sum += out[i]!
  }
  // So small a concentration that all draws came out as 0: the chosen weights themselves.
  for (let i = 0; i < weights.length; i++) out[i] = sum > 0 ? out[i]! / sum : weights[i]!
}
