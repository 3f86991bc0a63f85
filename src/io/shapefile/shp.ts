import { LINE, POINT, POLYGON, type Shape } from '../../core/dataset/shapes.ts'
import type { Fault } from '../import.ts'
import { closedPolygon } from '../kind-shape.ts'

const FILE_CODE = 9994
const HEADER_BYTES = 100
const RECORD_HEADER_BYTES = 8
/** Shape types; +10 with heights, +20 with measures (ESRI white paper, 1998). */
const NULL = 0
const POINTS = 1
const LINES = 3
const POLYGONS = 5
const MULTIPOINTS = 8

const CUT_OFF: Fault = {
  column: 'geometry',
  code: 'bad_geometry',
  message: 'The .shp file breaks off before this row.',
}

/** Whether bytes are those of a .shp file. */
export function isShp(bytes: Uint8Array): boolean {
  return bytes.length >= HEADER_BYTES && viewOf(bytes).getInt32(0) === FILE_CODE
}

/**
 * The shapes of a .shp file, in order; a record that is broken becomes a fault, and where its length
 * cannot be believed, it is the last.
 */
export function* readShp(bytes: Uint8Array): Generator<Shape | Fault> {
  const view = viewOf(bytes)
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    if (at + RECORD_HEADER_BYTES > bytes.length) return
    const length = 2 * view.getInt32(at + 4)
    const start = at + RECORD_HEADER_BYTES
    if (length < 4 || start + length > bytes.length) {
      yield CUT_OFF
      return
    }
    yield readShape(new DataView(bytes.buffer, bytes.byteOffset + start, length))
    at = start + length
  }
}

/** What a row without a record says. */
export function noRecord(): Fault {
  return CUT_OFF
}

function readShape(record: DataView): Shape | Fault {
  const type = record.getInt32(0, true)
  if (type === NULL) {
    return { column: 'geometry', code: 'missing', message: 'The row has no geometry.' }
  }
  try {
    const shape = shapeOf(record, type % 10)
    if (type <= 28 && shape) return shape
  } catch (error) {
    // A count that runs past the record.
    if (!(error instanceof RangeError)) throw error
    return bad('The record is shorter than it says.')
  }
  return bad(`A shape of type ${type} cannot be a row.`)
}

function shapeOf(record: DataView, kind: number): Shape | undefined {
  if (kind === POINTS) return { type: POINT, parts: [positions(record, 4, 1)] }
  if (kind === MULTIPOINTS) {
    const flat = positions(record, 40, record.getInt32(36, true))
    const parts = Array.from({ length: flat.length / 2 }, (_, k) => [
      flat[2 * k]!,
      flat[2 * k + 1]!,
    ])
    return { type: POINT, parts }
  }
  if (kind !== LINES && kind !== POLYGONS) return undefined
  const parts = readParts(record)
  if (kind === LINES) return { type: LINE, parts }
  return parts.every((part) => part.length > 0) ? closedPolygon(parts) : { type: POLYGON, parts }
}

/** Box (32 bytes), count of parts, count of points, the parts' first points, the points. */
function readParts(record: DataView): number[][] {
  const partCount = record.getInt32(36, true)
  const pointCount = record.getInt32(40, true)
  const pointsAt = 44 + 4 * partCount
  if (partCount < 0 || pointsAt > record.byteLength) throw new RangeError('parts')
  const parts: number[][] = []
  for (let k = 0; k < partCount; k++) {
    const start = record.getInt32(44 + 4 * k, true)
    const end = k + 1 < partCount ? record.getInt32(48 + 4 * k, true) : pointCount
    parts.push(positions(record, pointsAt + 16 * start, end - start))
  }
  return parts
}

function positions(record: DataView, at: number, count: number): number[] {
  if (count < 0 || at + 16 * count > record.byteLength) throw new RangeError('points')
  const flat: number[] = []
  for (let k = 0; k < 2 * count; k++) flat.push(record.getFloat64(at + 8 * k, true))
  return flat
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function bad(message: string): Fault {
  return { column: 'geometry', code: 'bad_geometry', message }
}
