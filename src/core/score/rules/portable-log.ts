/*
 * Natural logarithm and exponential by + − × ÷ and exact scaling alone. Math.log and Math.exp differ
 * in the last bit between Node and Chromium; these give the same bits in every host, so that a
 * geometric mean can be computed in any of them. Within 2 units in the last place of the true value.
 */

/** ln 2 in two parts: the first has 21 zero bits at its end, so whole multiples of it are exact. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const SQRT_HALF = Math.SQRT1_2
/** 2⁻¹⁰²² and 2⁵⁴. */
const LEAST_NORMAL = 2.2250738585072014e-308
const TINY_SCALE = 18014398509481984
/** 1/(2k+1) for k from 11 down to 1: the series of artanh, whose rest is below 10⁻¹⁹ for |s| ≤ 0.172. */
const ARTANH = [23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3].map((odd) => 1 / odd)
/** 1/k! for k from 14 down to 2: the rest of the series is below 10⁻¹⁹ for |r| ≤ ln 2 / 2. */
const FACTORIALS = [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((k) => 1 / factorial(k))

const float = new Float64Array(1)
const words = new Uint32Array(float.buffer)
/** Which of the two words holds the exponent. */
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0

/**
 * ln x. @param x a finite number ≥ 0; 0 gives −Infinity
 */
export function portableLog(x: number): number {
  if (x === 0) return -Infinity
  // Below the normal numbers the exponent's bits say nothing: 2⁵⁴ brings them up.
  const isTiny = x < LEAST_NORMAL
  float[0] = isTiny ? x * TINY_SCALE : x
  let exponent = (words[HIGH]! >>> 20) - 1023 - (isTiny ? 54 : 0)
  words[HIGH] = (words[HIGH]! & 0xfffff) | 0x3ff00000
  let mantissa = float[0]
  if (mantissa > 2 * SQRT_HALF) {
    mantissa /= 2
    exponent++
  }
  // ln m = 2 artanh s with s = (m − 1)/(m + 1) = f/(2 + f), written so that f itself, which is
  // exact, carries most of the value.
  const f = mantissa - 1
  const s = f / (2 + f)
  const square = s * s
  let series = 0
  for (const term of ARTANH) series = (series + term) * square
  const half = 0.5 * f * f
  const rest = s * (half + 2 * series)
  return exponent * LN2_HIGH + (f - (half - (rest + exponent * LN2_LOW)))
}

/** eˣ. @param x at most 0; −Infinity gives 0 */
export function portableExp(x: number): number {
  if (x < -745.2) return 0
  const k = Math.round(x / Math.LN2)
  const high = x - k * LN2_HIGH
  const r = high - k * LN2_LOW
  let series = 0
  for (const term of FACTORIALS) series = (series + term) * r
  // Split in two: 2⁻¹⁰⁷⁴ is no number that a normal one times a power would reach in one step.
  const value = 1 + (r + r * series)
  const first = Math.max(k, -1000)
  return value * powerOfTwo(first) * powerOfTwo(k - first)
}

/** 2ᵏ for k from −1,022 to 0, by its bits. */
function powerOfTwo(k: number): number {
  words[HIGH] = (k + 1023) << 20
  words[1 - HIGH] = 0
  return float[0]!
}

function factorial(k: number): number {
  return k < 2 ? 1 : k * factorial(k - 1)
}
