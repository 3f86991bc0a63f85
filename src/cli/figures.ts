/** 203114 → '203,114'. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}

/** Counted thing: '1 cell', '2 cells'. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

/** 0.4 → '40%', 0.125 → '12.5%'. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`
}

/** A score or its points: one decimal. */
export function points(value: number): string {
  return value.toFixed(1)
}

/** A raw value with about three figures: 1234.5 → '1,235', 3.14159 → '3.14', NaN → 'unknown'. */
export function rounded(value: number): string {
  if (!Number.isFinite(value)) return 'unknown'
  if (Math.abs(value) >= 100) return count(value)
  return String(Number(value.toPrecision(3)))
}

/** Degrees to about 10 m. */
export function degrees(value: number): string {
  return value.toFixed(4)
}

/** 1234 ms → '1.2 s', 87 ms → '87 ms'. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)}\u00a0ms`
  return `${(milliseconds / 1000).toFixed(1)}\u00a0s`
}

/** 'a', 'a and b', 'a, b and c'. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** 'no votes imported' → 'No votes imported.' */
export function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`
}
