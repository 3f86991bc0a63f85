import { LINE, POINT, POLYGON, type Shape } from '../core/dataset/shapes.ts'
import type { Fault } from './import.ts'
import { closedPolygon } from './kind-shape.ts'

const HAS_Z = 0x80000000
const HAS_M = 0x40000000
const HAS_SRID = 0x20000000
/** Levels of multi-geometries within each other; the standard has one. */
const MOST_LEVELS = 2

/** Thrown inside this file alone, to leave nested bytes at the first that is wrong. */
class BadBytes extends Error {}

/**
 * The shape of a geometry in well-known binary (ISO, or PostGIS' extended form): x and y, heights
 * and measures left out. A collection is refused as in GeoJSON.
 * @param at byte at which it begins
 */
export function readWkb(bytes: Uint8Array, at = 0): Shape | Fault {
  try {
    return new WkbReader(bytes, at).read(0)
  } catch (error) {
    if (!(error instanceof BadBytes)) throw error
    return { column: 'geometry', code: 'bad_geometry', message: error.message }
  }
}

class WkbReader {
  readonly #view: DataView
  #at: number

  constructor(bytes: Uint8Array, at: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#at = at
  }

  read(level: number): Shape {
    this.#need(5)
    const little = this.#view.getUint8(this.#at) === 1
    this.#at++
    const code = this.#uint32(little)
    if (code & HAS_SRID) this.#uint32(little)
    const plain = code & 0x0fffffff
    const type = plain % 1000
    const iso = Math.floor(plain / 1000)
    const hasZ = (code & HAS_Z) !== 0 || iso === 1 || iso === 3
    const hasM = (code & HAS_M) !== 0 || iso === 2 || iso === 3
    const width = 2 + Number(hasZ) + Number(hasM)
    if (type === 1) return { type: POINT, parts: this.#point(little, width) }
    if (type === 2) return { type: LINE, parts: [this.#positions(little, width)] }
    if (type === 3) return this.#polygon(little, width)
    if (type < 4 || type > 6 || level >= MOST_LEVELS) {
      throw new BadBytes(`A geometry of type ${type} cannot be a row.`)
    }
    const parts = this.#times(little, () => this.read(level + 1).parts).flat()
    if (type === 6) return parts.length > 0 ? closedPolygon(parts) : { type: POLYGON, parts }
    return { type: type === 4 ? POINT : LINE, parts }
  }

  /** An empty point is written as one of NaN. */
  #point(little: boolean, width: number): number[][] {
    const position = this.#position(little, width)
    return position.some(Number.isNaN) ? [] : [position]
  }

  #polygon(little: boolean, width: number): Shape {
    const rings = this.#times(little, () => this.#positions(little, width))
    return rings.every((ring) => ring.length > 0)
      ? closedPolygon(rings)
      : { type: POLYGON, parts: rings }
  }

  #positions(little: boolean, width: number): number[] {
    return this.#times(little, () => this.#position(little, width)).flat()
  }

  #position(little: boolean, width: number): [number, number] {
    this.#need(8 * width)
    const x = this.#view.getFloat64(this.#at, little)
    const y = this.#view.getFloat64(this.#at + 8, little)
    this.#at += 8 * width
    return [x, y]
  }

  /** As many as a count says; the bytes run out before a count that lies does harm. */
  #times<T>(little: boolean, each: () => T): T[] {
    const count = this.#uint32(little)
    const list: T[] = []
    for (let k = 0; k < count; k++) list.push(each())
    return list
  }

  #uint32(little: boolean): number {
    this.#need(4)
    const value = this.#view.getUint32(this.#at, little)
    this.#at += 4
    return value
  }

  #need(bytes: number): void {
    if (this.#at + bytes > this.#view.byteLength) {
      throw new BadBytes('The geometry is not complete well-known binary.')
    }
  }
}
