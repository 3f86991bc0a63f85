const LONGEST_PIXELS = 100

/** The longest of 1, 2 or 5 × 10ⁿ metres that is no longer than 100 pixels. */
export function scaleBarOf(metresPerPixel: number): { pixels: number; text: string } {
  const longest = metresPerPixel * LONGEST_PIXELS
  const power = 10 ** Math.floor(Math.log10(longest))
  const metres = [5, 2, 1].map((digit) => digit * power).find((length) => length <= longest)!
  const text = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`
  return { pixels: metres / metresPerPixel, text }
}
