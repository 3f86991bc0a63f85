import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import { POINT } from '../dataset/shapes.ts'
import type { NearIndex } from '../grid/near-index.ts'
import { SegmentIndex } from '../grid/segment-index.ts'
import { chordMetres, unitVectors } from '../grid/sphere.ts'
import type { Places } from './catchment.ts'
import { headroomClass } from './headroom-class.ts'

/** A substation, feeder, transformer or power line that a station could be connected to. */
export interface PowerSource {
  readonly dataset: Dataset
  readonly row: number
  /** Rows of one feeder share its headroom; a row without a feeder is one of its own. */
  readonly feeder: string
  /** What the row can still connect; NaN where neither headroom nor voltage is known. */
  readonly headroomKva: number
  /** The headroom is not stated: it is that of the voltage's class. */
  readonly estimated: boolean
  /** Points, lines or rings, each lon, lat, lon, lat … */
  readonly parts: readonly Float64Array[]
}

/** Every row of the grid data. */
export function powerSources(grids: readonly Dataset[]): PowerSource[] {
  return grids.flatMap((dataset) => {
    const [headroom, voltage] = ['headroom_kva', 'voltage_kv'].map((f) => numberColumn(dataset, f))
    const feeder = textColumn(dataset, 'feeder')
    return Array.from({ length: dataset.rows }, (_, row) => {
      const usual = headroomClass(voltage![row]!)
      const isPoint = dataset.shapes.type[row] === POINT
      const estimate = isPoint ? usual?.substationKva : usual?.lineKva
      const stated = headroom![row]!
      return {
        dataset,
        row,
        feeder: feeder[row] || `${dataset.hash.slice(0, 8)}:${row + 1}`,
        headroomKva: Number.isNaN(stated) ? (estimate ?? Number.NaN) : stated,
        estimated: Number.isNaN(stated),
        parts: partsOf(dataset, row),
      }
    })
  })
}

function partsOf({ shapes }: Dataset, row: number): Float64Array[] {
  const parts: Float64Array[] = []
  for (let part = shapes.partStart[row]!; part < shapes.partStart[row + 1]!; part++)
    parts.push(
      shapes.lonLat.subarray(2 * shapes.vertexStart[part]!, 2 * shapes.vertexStart[part + 1]!),
    )
  return parts
}

/**
 * Calls `visit` with each place and each source within `metres` of it, straight line; for a line
 * to its nearest place.
 * @param index of the places
 */
export function forEachInReach(
  places: Places,
  index: NearIndex,
  sources: readonly PowerSource[],
  metres: number,
  visit: (place: number, source: PowerSource, metres: number) => void,
): void {
  const drawn: { source: PowerSource; part: Float64Array }[] = []
  for (const source of sources)
    for (const part of source.parts) {
      if (part.length > 2) {
        drawn.push({ source, part })
        continue
      }
      const [lon, lat] = [part[0]!, part[1]!]
      index.forEachWithin(lat, lon, unitVectors([lat], [lon]), 0, metres, (place, squared) => {
        visit(place, source, chordMetres(squared))
      })
    }
  if (drawn.length === 0) return
  const segments = new SegmentIndex(drawn.map(({ part }) => part))
  for (let place = 0; place < places.lat.length; place++)
    for (const { line, metres: away } of segments.near(
      places.lon[place]!,
      places.lat[place]!,
      metres,
    ))
      visit(place, drawn[line]!.source, away)
}
