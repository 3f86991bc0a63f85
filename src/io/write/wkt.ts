import type { Shapes } from '../../core/dataset/shapes.ts'
import { geometryAt, type Position } from './geometry.ts'

type Nested = Position | readonly Nested[]

/** One shape as well-known text, longitude before latitude. */
export function wktOf(shapes: Shapes, row: number): string {
  const { type, coordinates } = geometryAt({ type: 'shape', name: 'wkt', shapes }, row)!
  return `${type.toUpperCase()} ${bracketed(type === 'Point' ? [coordinates as Position] : (coordinates as Nested))}`
}

function bracketed(nested: Nested): string {
  const parts = (nested as readonly Nested[]).map((part) =>
    typeof part[0] === 'number' ? part.slice(0, 2).join(' ') : bracketed(part as Nested),
  )
  return `(${parts.join(', ')})`
}
