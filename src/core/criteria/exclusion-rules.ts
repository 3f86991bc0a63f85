import Flatbush from 'flatbush'
import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import { shapeExtent } from '../dataset/shapes.ts'
import type { Outline } from '../grid/outline.ts'
import { latitudeDegrees, longitudeDegrees } from '../grid/sphere.ts'
import { outlineOf } from './feature-outline.ts'

/** One place to keep away from. */
export interface ExclusionRule {
  readonly category: string
  readonly rule: 'forbid' | 'review'
  /** Kept clear around the shape. */
  readonly bufferMetres: number
  readonly outline: Outline
}

/** All exclusions of a project, found by place. */
export class ExclusionRules {
  readonly #rules: ExclusionRule[] = []
  readonly #tree: Flatbush | undefined

  constructor(exclusions: readonly Dataset[]) {
    const boxes: [number, number, number, number][] = []
    for (const dataset of exclusions) {
      const [category, rule] = [textColumn(dataset, 'category'), textColumn(dataset, 'rule')]
      const buffers = numberColumn(dataset, 'buffer_m')
      for (let row = 0; row < dataset.rows; row++) {
        const bufferMetres = Number.isNaN(buffers[row]!) ? 0 : buffers[row]!
        this.#rules.push({
          category: category[row]!,
          rule: rule[row] === 'review' ? 'review' : 'forbid',
          bufferMetres,
          outline: outlineOf(dataset.shapes, row),
        })
        boxes.push(widened(shapeExtent(dataset.shapes, row), bufferMetres))
      }
    }
    if (boxes.length === 0) return
    this.#tree = new Flatbush(boxes.length)
    for (const box of boxes) this.#tree.add(...box)
    this.#tree.finish()
  }

  /** Rules whose box comes within `metres` of a place, in the order of the data. */
  near(lon: number, lat: number, metres: number): ExclusionRule[] {
    const tree = this.#tree
    if (!tree) return []
    const [dLon, dLat] = [longitudeDegrees(metres, lat), latitudeDegrees(metres)]
    // A place at 180° is near shapes written at −180°, and the other way round.
    const found = [0, 360, -360].flatMap((shift) =>
      tree.search(lon + shift - dLon, lat - dLat, lon + shift + dLon, lat + dLat),
    )
    return [...new Set(found)].sort((a, b) => a - b).map((i) => this.#rules[i]!)
  }
}

/** Whether a place lies in the rule's shape or within its buffer. */
export function appliesAt(rule: ExclusionRule, lon: number, lat: number): boolean {
  if (rule.outline.contains(lon, lat)) return true
  const { bufferMetres } = rule
  return bufferMetres > 0 && rule.outline.edgeDistanceMetres(lon, lat, bufferMetres) <= bufferMetres
}

/** How a rule meets the disc of `metres` around a place, by a test that is quick and sure. */
export function reachOf(
  rule: ExclusionRule,
  lon: number,
  lat: number,
  metres: number,
): 'none' | 'part' | 'all' {
  if (rule.outline.touches(lon, lat, metres + rule.bufferMetres)) return 'part'
  return rule.outline.contains(lon, lat) ? 'all' : 'none'
}

/** The category that forbids a place, or undefined where it is free. */
export function forbiddenBy(
  rules: readonly ExclusionRule[],
  lon: number,
  lat: number,
): string | undefined {
  return rules.find((rule) => rule.rule === 'forbid' && appliesAt(rule, lon, lat))?.category
}

function widened(
  [west, south, east, north]: [number, number, number, number],
  metres: number,
): [number, number, number, number] {
  const dLon = longitudeDegrees(metres, Math.max(Math.abs(south), Math.abs(north)))
  const dLat = latitudeDegrees(metres)
  return [west - dLon, south - dLat, east + dLon, north + dLat]
}
