import type { Shapes } from '../dataset/shapes.ts'
import { Outline } from '../grid/outline.ts'

/** The outline of one row of a dataset: its rings, lines or point. */
export function outlineOf(shapes: Shapes, row: number): Outline {
  const parts: Float64Array[] = []
  for (let part = shapes.partStart[row]!; part < shapes.partStart[row + 1]!; part++)
    parts.push(
      shapes.lonLat.subarray(2 * shapes.vertexStart[part]!, 2 * shapes.vertexStart[part + 1]!),
    )
  return new Outline(parts)
}
