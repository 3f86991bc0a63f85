/** A gap, never rounded to less than it is: 0.00012 → '0.02%'. */
export function gapInWords(gap: number): string {
  return `${Math.ceil(gap * 10_000) / 100}%`
}

/** Swaps/day: whole from 100 on, else with one decimal. */
export function swapsInWords(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toFixed(1)))
}

/** A share: 0.4213 → '42.1%'. */
export function shareInWords(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

/** RMB in millions: 80649782 → '80.6'. */
export function millions(rmb: number): string {
  return (rmb / 1e6).toFixed(1)
}
