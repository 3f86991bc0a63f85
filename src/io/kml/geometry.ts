import { LINE, POINT, POLYGON, type Shape, type ShapeType } from '../../core/dataset/shapes.ts'
import type { Fault } from '../import.ts'
import { closedPolygon } from '../kind-shape.ts'
import { quote } from '../quote.ts'

const TYPES: Readonly<Record<string, ShapeType>> = {
  Point: POINT,
  LineString: LINE,
  Track: LINE,
  Polygon: POLYGON,
}
/** A ring outside a polygon is taken for a line, as in other readers. */
const CONTAINERS = Object.keys(TYPES)
const POSITION = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** The geometry of one placemark, from its elements as they open and close. */
export class KmlGeometry {
  readonly #found: { readonly type: ShapeType; readonly parts: number[][] }[] = []
  #fault: string | undefined
  #isOpen = false

  open(name: string): void {
    if (CONTAINERS.includes(name) || (name === 'LinearRing' && !this.#isOpen)) {
      this.#found.push({ type: TYPES[name] ?? LINE, parts: [] })
      this.#isOpen = true
    } else if (name === 'Model' || name === 'NetworkLink') {
      this.#fault = `A ${name} cannot be a row.`
    }
  }

  close(name: string, text: string): void {
    if (name === 'coordinates') this.#addPart(text.split(/\s+/).map((tuple) => tuple.split(',')))
    if (name === 'coord') this.#addTrackPoint(text.split(/\s+/))
    if (CONTAINERS.includes(name)) this.#isOpen = false
  }

  /** One shape; several of a type become its parts, several of different types are refused. */
  finish(): Shape | Fault {
    if (this.#fault !== undefined) return bad(this.#fault)
    const [first] = this.#found
    if (!first) {
      return { column: 'geometry', code: 'missing', message: 'The placemark has no geometry.' }
    }
    if (this.#found.some(({ type }) => type !== first.type)) {
      return bad('The placemark mixes points, lines and areas; a row is one of them.')
    }
    const parts = this.#found.flatMap((each) => each.parts)
    return first.type === POLYGON && parts.length > 0
      ? closedPolygon(parts)
      : { type: first.type, parts }
  }

  #addPart(positions: readonly (readonly string[])[]): void {
    const part: number[] = []
    for (const [lon = '', lat = ''] of positions) {
      if (!POSITION.test(lon) || !POSITION.test(lat)) {
        this.#fault ??= `${quote([lon, lat].join(','))} is not a position longitude,latitude.`
        return
      }
      part.push(Number(lon), Number(lat))
    }
    this.#found.at(-1)?.parts.push(part)
  }

  /** A track gives one position an element. */
  #addTrackPoint([lon = '', lat = '']: readonly string[]): void {
    const track = this.#found.at(-1)
    if (!track) return
    if (!POSITION.test(lon) || !POSITION.test(lat)) {
      this.#fault ??= `${quote([lon, lat].join(' '))} is not a position longitude latitude.`
      return
    }
    if (track.parts.length === 0) track.parts.push([])
    track.parts[0]!.push(Number(lon), Number(lat))
  }
}

function bad(message: string): Fault {
  return { column: 'geometry', code: 'bad_geometry', message }
}
