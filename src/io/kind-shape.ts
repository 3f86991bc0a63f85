import type { DatasetKind } from '../core/dataset/kinds.ts'
import { LINE, POINT, POLYGON, type Shape } from '../core/dataset/shapes.ts'
import { labelPoint } from './label-point.ts'

/** What a kind does with lines and areas; points are taken by all but boundaries. */
interface Takes {
  readonly line: boolean
  /** 'label': an area becomes a point inside it. */
  readonly area: 'keep' | 'label' | 'refuse'
}

const TAKES: Readonly<Record<DatasetKind, Takes>> = {
  vehicles: { line: false, area: 'keep' },
  population: { line: false, area: 'keep' },
  ancillary: { line: false, area: 'keep' },
  corridors: { line: true, area: 'refuse' },
  trips: { line: true, area: 'refuse' },
  grid: { line: true, area: 'label' },
  partners: { line: false, area: 'label' },
  stations: { line: false, area: 'label' },
  exclusions: { line: true, area: 'keep' },
  boundaries: { line: false, area: 'keep' },
  votes: { line: false, area: 'label' },
  rent: { line: false, area: 'keep' },
}

/** Whether an H3 column of this kind means the cell's area rather than its centre. */
export function cellIsArea(kind: DatasetKind): boolean {
  return TAKES[kind].area === 'keep'
}

/** The shape as the kind keeps it, or a sentence why it cannot be one of its rows. */
export function shapeForKind(shape: Shape, kind: DatasetKind): Shape | string {
  const takes = TAKES[kind]
  if (shape.type === POINT)
    return kind === 'boundaries' || kind === 'trips' ? refuse(kind, 'a point') : shape
  if (shape.type === LINE) return takes.line ? shape : refuse(kind, 'a line')
  if (takes.area === 'refuse') return refuse(kind, 'an area')
  return takes.area === 'label' ? { type: POINT, parts: [labelPoint(shape.parts)] } : shape
}

/** A polygon's outlines, each closed. */
export function closedPolygon(rings: readonly (readonly number[])[]): Shape {
  return { type: POLYGON, parts: rings.map(closeRing) }
}

function closeRing(ring: readonly number[]): readonly number[] {
  const open = ring[0] !== ring.at(-2) || ring[1] !== ring.at(-1)
  return open ? [...ring, ring[0]!, ring[1]!] : ring
}

function refuse(kind: DatasetKind, what: string): string {
  return `A row of ${kind} cannot be ${what}.`
}
