import type { Shape } from '../../core/dataset/shapes.ts'
import { type CoordinateSystem, WGS84 } from './coordinate-system.ts'

/** A shape of a file's own coordinates in WGS84; undefined where a vertex has no place there. */
export function placeInWgs84(shape: Shape, system: CoordinateSystem): Shape | undefined {
  if (system === WGS84) return shape
  const parts = shape.parts.map((part) => {
    const degrees = new Array<number>(part.length)
    for (let k = 0; k < part.length; k += 2)
      [degrees[k], degrees[k + 1]] = system.toWgs84(part[k]!, part[k + 1]!)
    return degrees
  })
  return parts.every((part) => part.every(Number.isFinite))
    ? { type: shape.type, parts }
    : undefined
}

/** The shape with the two coordinates of each vertex changed over. */
export function swapped({ type, parts }: Shape): Shape {
  const swap = (part: readonly number[]) => part.map((_, k) => part[k % 2 === 0 ? k + 1 : k - 1]!)
  return { type, parts: parts.map(swap) }
}
