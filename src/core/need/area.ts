import Flatbush from 'flatbush'
import { outlineOf } from '../criteria/feature-outline.ts'
import { type Dataset, textColumn } from '../dataset/dataset.ts'
import { POLYGON, shapeExtent } from '../dataset/shapes.ts'
import type { Outline } from '../grid/outline.ts'

/** A reporting area: one polygon row of the boundaries. */
export interface Area {
  readonly id: string
  readonly name: string
  /** The same in Chinese, '' where the data does not say. */
  readonly nameZh: string
  readonly dataset: Dataset
  readonly row: number
}

/** Reporting areas, and which of them a place lies in. */
export class Areas {
  readonly list: readonly Area[]
  readonly #outlines: readonly Outline[]
  readonly #tree: Flatbush | undefined

  /** @param level only the areas of this level; absent: all of them */
  constructor(boundaries: readonly Dataset[], level?: string) {
    const list: Area[] = []
    const outlines: Outline[] = []
    const boxes: [number, number, number, number][] = []
    for (const dataset of boundaries) {
      const [id, name] = [textColumn(dataset, 'id'), textColumn(dataset, 'name')]
      const [nameZh, levels] = [textColumn(dataset, 'name_zh'), textColumn(dataset, 'level')]
      for (let row = 0; row < dataset.rows; row++) {
        if (dataset.shapes.type[row] !== POLYGON) continue
        if (level !== undefined && levels[row] !== level) continue
        const own = id[row] || `${dataset.hash.slice(0, 8)}:${row + 1}`
        list.push({ id: own, name: name[row] || own, nameZh: nameZh[row]!, dataset, row })
        outlines.push(outlineOf(dataset.shapes, row))
        boxes.push(shapeExtent(dataset.shapes, row))
      }
    }
    this.list = list
    this.#outlines = outlines
    if (boxes.length === 0) return
    this.#tree = new Flatbush(boxes.length)
    for (const box of boxes) this.#tree.add(...box)
    this.#tree.finish()
  }

  /** Index of the area that holds a place, the first where areas overlap, −1 where none does. */
  indexAt(lon: number, lat: number): number {
    const near = this.#tree?.search(lon, lat, lon, lat).sort((a, b) => a - b) ?? []
    return near.find((i) => this.#outlines[i]!.contains(lon, lat)) ?? -1
  }
}

/** The levels of the boundaries (province, prefecture …), those of fewer areas first. */
export function levelsOf(boundaries: readonly Dataset[]): string[] {
  const counts = new Map<string, number>()
  for (const dataset of boundaries)
    textColumn(dataset, 'level').forEach((level, row) => {
      if (dataset.shapes.type[row] === POLYGON) counts.set(level, (counts.get(level) ?? 0) + 1)
    })
  return [...counts].sort(([, a], [, b]) => a - b).map(([level]) => level)
}
