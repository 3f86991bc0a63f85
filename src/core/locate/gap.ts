/** Two values closer than this share of the larger one are one value. */
const SAME = 1e-9

/**
 * How far a value may be from the best: |bound − value| ÷ max(|bound|, |value|, 1e-9), a fraction.
 */
export function gapBetween(bound: number, value: number): number {
  if (bound === value) return 0
  return Math.abs(bound - value) / Math.max(Math.abs(bound), Math.abs(value), 1e-9)
}

/** Whether bound and value are one number but for rounding: the value is proven best. */
export function isProven(bound: number, value: number): boolean {
  return gapBetween(bound, value) <= SAME
}

/**
 * The largest number that all numbers are whole multiples of (1 for 3 and 4, 200 for 400 and 600);
 * 0 where one of them is not whole. A sum of them moves in such steps, so a bound may be rounded to
 * one.
 */
export function commonStep(numbers: Iterable<number>): number {
  let step = 0
  for (const number of numbers) {
    if (!Number.isSafeInteger(number)) return 0
    let [a, b] = [Math.abs(number), step]
    while (b > 0) [a, b] = [b, a % b]
    step = a
    if (step === 1) return 1
  }
  return step
}

// A bound is a sum of rounded products: allow for that before rounding to a step.
const ROUNDING = 1e-7

/** An upper bound on a sum that moves in steps, lowered to a step. A step of 0 leaves it. */
export function steppedDown(bound: number, step: number): number {
  if (!(step > 0)) return bound
  return Math.floor(bound / step + ROUNDING * Math.max(1, Math.abs(bound / step) * 1e-6)) * step
}

/** A lower bound on a sum that moves in steps, raised to a step. */
export function steppedUp(bound: number, step: number): number {
  return -steppedDown(-bound, step)
}
