import type { Dataset } from '../dataset/dataset.ts'
import { type DatasetKind, KINDS } from '../dataset/kinds.ts'
import { type Extent, POINT, POLYGON, type Shape, ShapesBuilder } from '../dataset/shapes.ts'
import type { AreaForbidden, PolygonRings, StationAdded } from './change.ts'
import type { Hash } from './derived-dataset.ts'

/** The reason a place outside the study area is left out. */
export const OUTSIDE_STUDY_AREA = 'outside the study area'

/** The frame around a study area reaches so far beyond the region's box, degrees. */
const MARGIN_DEGREES = 1

interface Row {
  readonly shape: Shape
  readonly fields: Readonly<Record<string, string | number>>
}

/** The stations a scenario adds: ours, and of the technology that swaps. */
export function addedStations(
  stations: readonly StationAdded[],
  extent: Extent,
  hash: Hash,
): Dataset {
  const rows = stations.map(
    ({ id, name, lat, lon, status, generation }): Row => ({
      shape: { type: POINT, parts: [[lon, lat]] },
      fields: {
        ...{ id, name, status, own: 'own', technology: 'swap' },
        ...(generation !== undefined && { generation }),
      },
    }),
  )
  return scenarioDataset('stations', 'stations of the scenario', rows, extent, hash)
}

/** The areas a scenario forbids, and the ground outside its study area. */
export function addedExclusions(
  areas: readonly AreaForbidden[],
  studyArea: PolygonRings | null,
  extent: Extent,
  hash: Hash,
): Dataset {
  const rows: Row[] = areas.map(({ id, name, polygon }) => ({
    shape: polygonShape(polygon),
    fields: { id, name, category: name, rule: 'forbid' },
  }))
  if (studyArea)
    rows.push({
      // A ring around everything makes a hole of the study area: rings are counted even-odd.
      shape: polygonShape([boxRing(extent), ...studyArea]),
      fields: { id: 'study-area', category: OUTSIDE_STUDY_AREA, rule: 'forbid' },
    })
  return scenarioDataset('exclusions', 'areas of the scenario', rows, extent, hash)
}

function scenarioDataset(
  kind: DatasetKind,
  name: string,
  rows: readonly Row[],
  extent: Extent,
  hash: Hash,
): Dataset {
  const shapes = new ShapesBuilder()
  for (const { shape } of rows) shapes.add(shape)
  const numbers: Record<string, Float64Array> = {}
  const texts: Record<string, string[]> = {}
  for (const [field, spec] of Object.entries(KINDS[kind].fields)) {
    if (spec.type === 'number')
      numbers[field] = Float64Array.from(rows, ({ fields }) => Number(fields[field] ?? Number.NaN))
    else texts[field] = rows.map(({ fields }) => String(fields[field] ?? spec.fallback ?? ''))
  }
  return {
    kind,
    hash: hash(JSON.stringify(['scenario rows', kind, extent, rows])),
    rows: rows.length,
    shapes: shapes.finish(),
    numbers,
    texts,
    extent,
    provenance: { name, source: 'the scenario', licence: '', attribution: '', generated: false },
  }
}

function polygonShape(rings: PolygonRings): Shape {
  return { type: POLYGON, parts: rings.map((ring) => ring.flat()) }
}

function boxRing([west, south, east, north]: Extent): [number, number][] {
  const [left, right] = [west - MARGIN_DEGREES, (west > east ? east + 360 : east) + MARGIN_DEGREES]
  const [low, high] = [Math.max(-90, south - MARGIN_DEGREES), Math.min(90, north + MARGIN_DEGREES)]
  return [
    [left, low],
    [right, low],
    [right, high],
    [left, high],
    [left, low],
  ]
}
