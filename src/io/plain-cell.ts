/**
 * A value of a typed format as a cell: dates as ISO text (without a time where it is midnight),
 * whole numbers beyond ±2⁵³ as their digits, bytes as nothing.
 */
export function plainCell(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : String(value)
  }
  if (value instanceof Date) return dateText(value)
  if (value instanceof Uint8Array) return undefined
  if (Array.isArray(value)) return value.map(plainCell)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainCell(each)]))
  }
  return value
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}
