import { LINE, POINT, POLYGON, type Shape } from '../core/dataset/shapes.ts'
import { closedPolygon } from './kind-shape.ts'
import { quote } from './quote.ts'

const HEAD =
  /^\s*(?:SRID=(\d+);)?\s*(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON)\s*(?:ZM?|M)?\s*(?=[(E])/i
const POSITION = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** Whether a cell reads like well-known text. */
export function looksLikeWkt(cell: string): boolean {
  return HEAD.test(cell) || /^\s*GEOMETRYCOLLECTION\b/i.test(cell)
}

/**
 * The shape that well-known text (x before y) states, or a sentence what is wrong.
 * @param epsg code of the system that a stated SRID must be
 */
export function parseWkt(text: string, epsg = '4326'): Shape | string {
  const head = HEAD.exec(text)
  if (!head) return `${quote(text)} is no point, line or polygon in well-known text.`
  if (head[1] && head[1] !== epsg)
    return `SRID ${head[1]} is not ${epsg === '4326' ? 'WGS84 (4326)' : epsg}: give --crs EPSG:${head[1]}.`
  const parts = readParts(text.slice(head[0].length))
  if (!parts) return `${quote(text)} is not complete well-known text.`
  const type = head[2]!.toUpperCase()
  if (type.endsWith('POINT')) return { type: POINT, parts: parts.flatMap(points) }
  if (type.endsWith('LINESTRING')) return { type: LINE, parts }
  return parts.every((part) => part.length > 0) ? closedPolygon(parts) : { type: POLYGON, parts }
}

/** The innermost brackets, each as flat coordinates; undefined where the text is broken. */
function readParts(body: string): number[][] | undefined {
  if (/^\s*EMPTY\s*$/i.test(body)) return []
  const parts: number[][] = []
  let depth = 0
  let start = -1
  for (let i = 0; i < body.length; i++) {
    const letter = body[i]
    if (letter === '(') {
      depth++
      start = i + 1
    } else if (letter === ')') {
      if (--depth < 0) return undefined
      if (start >= 0) {
        const part = readPositions(body.slice(start, i))
        if (!part) return undefined
        parts.push(part)
        start = -1
      }
      if (depth === 0) return /^\s*$/.test(body.slice(i + 1)) ? parts : undefined
    }
  }
  return undefined
}

function readPositions(list: string): number[] | undefined {
  const flat: number[] = []
  for (const position of list.split(',')) {
    const words = position.trim().split(/\s+/)
    if (words.length < 2 || words.length > 4 || !words.every((word) => POSITION.test(word))) {
      return undefined
    }
    flat.push(Number(words[0]), Number(words[1]))
  }
  return flat
}

function points(part: readonly number[]): number[][] {
  const each: number[][] = []
  for (let k = 0; k < part.length; k += 2) each.push([part[k]!, part[k + 1]!])
  return each
}
