import type { Projection } from './projection.ts'

/** Points nearer to the one before than this, in units of the picture, are not drawn. */
const LEAST_STEP = 0.7

/** A line or closed ring of degrees (lon, lat, lon, lat …) as SVG path data. */
export function pathOf(flat: ArrayLike<number>, to: Projection, close = false): string {
  let [text, lastX, lastY] = ['', Number.NaN, Number.NaN]
  for (let k = 0; k < flat.length; k += 2) {
    const [x, y] = [to.x(flat[k]!), to.y(flat[k + 1]!)]
    const isEnd = k + 2 >= flat.length
    if (!isEnd && Math.abs(x - lastX) < LEAST_STEP && Math.abs(y - lastY) < LEAST_STEP) continue
    text += `${text === '' ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    lastX = x
    lastY = y
  }
  return close ? `${text}Z` : text
}

/** A cell's ring as short path data: its first corner, then steps in tenths. */
export function cellPath(ring: readonly number[], to: Projection): string {
  const tenths = (value: number) => Math.round(10 * value)
  let [x, y] = [tenths(to.x(ring[0]!)), tenths(to.y(ring[1]!))]
  let text = `M${x / 10} ${y / 10}l`
  for (let k = 2; k < ring.length - 2; k += 2) {
    const [nextX, nextY] = [tenths(to.x(ring[k]!)), tenths(to.y(ring[k + 1]!))]
    text += `${k > 2 ? ' ' : ''}${(nextX - x) / 10} ${(nextY - y) / 10}`
    x = nextX
    y = nextY
  }
  return `${text}z`
}
