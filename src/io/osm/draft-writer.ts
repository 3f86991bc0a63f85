import type { Provenance } from '../../core/dataset/dataset.ts'
import { KINDS } from '../../core/dataset/kinds.ts'
import { type Extent, LINE, POINT, POLYGON, type Shape } from '../../core/dataset/shapes.ts'
import type { RegionReach } from '../../core/grid/region-contains.ts'
import { boxOf } from '../box.ts'
import { ColumnsBuilder } from '../columns-builder.ts'
import type { ImportIssue, ReadResult, Tally } from '../import.ts'
import { labelPoint } from '../label-point.ts'
import { quote } from '../quote.ts'
import type { Area, GeometryNote } from './area.ts'
import type { Tags } from './element.ts'
import { featureClassesOf, zeroCounts } from './feature-classes.ts'
import { OSM_KINDS, type OsmKind, type Placement } from './placement.ts'

/** An element with its place: a point, a line (flat coordinates), or an area. */
export type Located =
  | { readonly point: readonly [lon: number, lat: number] }
  | { readonly line: readonly number[]; readonly note?: GeometryNote }
  | { readonly area: Area }

interface KindDraft {
  readonly columns: ColumnsBuilder
  readonly issues: ImportIssue[]
  readonly tally: { rows: number; accepted: number; rejected: number; duplicates: number }
}

/** Fields that OSM can fill; the others of a kind stay out of its draft. */
const UNFILLED = ['vehicles_per_day', 'milepost_km', 'headroom_kva', 'feeder', 'rent', 'cost']
const NEVER = new Set([...UNFILLED, 'pack', 'generation', 'swaps_per_day'])

/** Writes located elements into one draft a kind, and counts what lies in the region. */
export class DraftWriter {
  readonly #reach: RegionReach
  readonly #drafts = new Map<OsmKind, KindDraft>()
  /** `category/way` of outlines that an area already stands for. */
  readonly #outlines = new Set<string>()
  readonly featuresInRegion = zeroCounts()

  constructor(reach: RegionReach) {
    this.#reach = reach
    for (const kind of OSM_KINDS) {
      const fields = Object.keys(KINDS[kind].fields).filter((field) => !NEVER.has(field))
      const tally = { rows: 0, accepted: 0, rejected: 0, duplicates: 0 }
      const columns = new ColumnsBuilder(kind, new Set(fields))
      this.#drafts.set(kind, { columns, issues: [], tally })
    }
  }

  /**
   * Adds the rows of one element. Those beyond the region's margin are no rows: a file mostly
   * covers more than the region.
   * @param id e.g. 'way/17'
   * @param outlines the outer ways of a relation
   */
  add(
    id: string,
    tags: Tags,
    placements: readonly Placement[],
    located: Located,
    outlines: readonly number[] = [],
  ): void {
    const inside = this.#isInRegion(located)
    if (inside) for (const feature of featureClassesOf(tags)) this.featuresInRegion[feature]!++
    for (const placement of placements) this.#place(id, placement, located, outlines)
  }

  #place(id: string, placement: Placement, located: Located, outlines: readonly number[]): void {
    const shape = shapeOf(placement, located)
    if (shape === undefined) return
    const draft = this.#drafts.get(placement.kind)!
    const note = noteOf(located)
    if (shape !== 'lost' && !this.#reaches(shape)) return
    draft.tally.rows++
    if (note)
      this.#report(
        draft,
        id,
        note.code,
        `${note.message}${shape === 'lost' ? '' : '; the rest was taken'}`,
      )
    if (shape === 'lost') {
      draft.tally.rejected++
      return
    }
    const key = `${placement.category}/${id}`
    if (this.#outlines.has(key)) {
      draft.tally.duplicates++
      this.#report(draft, id, 'duplicate', 'it is the outline of a relation that says the same')
      return
    }
    for (const way of outlines) this.#outlines.add(`${placement.category}/way/${way}`)
    draft.tally.accepted++
    draft.columns.add(shape, placement.values)
  }

  #report(draft: KindDraft, id: string, code: ImportIssue['code'], what: string): void {
    const message = `OpenStreetMap ${quote(id)}: ${what}.`
    draft.issues.push({ row: draft.tally.rows, column: 'geometry', code, message })
  }

  #reaches(shape: Shape): boolean {
    if (shape.type === POINT) return this.#reach.reaches(shape.parts[0]![0]!, shape.parts[0]![1]!)
    return this.#reach.touchesBox(boxOf(shape))
  }

  /** By any vertex, or by the point that stands for an area. */
  #isInRegion(located: Located): boolean {
    if ('point' in located) return this.#reach.contains(...located.point)
    const parts = 'line' in located ? [located.line] : located.area.parts
    for (const part of parts) {
      if (part.length === 0 || !this.#reach.touchesBox(boxOf({ type: LINE, parts: [part] })))
        continue
      for (let k = 0; k < part.length; k += 2) {
        if (this.#reach.contains(part[k]!, part[k + 1]!)) return true
      }
    }
    return 'area' in located && parts.length > 0 && this.#reach.contains(...labelPoint(parts))
  }

  finish(extent: Extent, provenance: Provenance, features: Record<string, number>): ReadResult {
    const all = OSM_KINDS.map((kind) => this.#drafts.get(kind)!)
    const total = (key: keyof Tally) => all.reduce((sum, { tally }) => sum + tally[key], 0)
    return {
      drafts: all.map(({ columns }) => columns.finish(extent, provenance)),
      rows: total('rows'),
      accepted: total('accepted'),
      rejected: total('rejected'),
      duplicates: total('duplicates'),
      issues: all.flatMap(({ issues }) => issues),
      tallies: all.map(({ tally }) => tally),
      issuesByDraft: all.map(({ issues }) => issues),
      features,
      featuresInRegion: this.featuresInRegion,
    }
  }
}

/** The row's shape; 'lost' where the geometry is broken; undefined where it is no such row. */
function shapeOf(placement: Placement, located: Located): Shape | 'lost' | undefined {
  const { form } = placement
  if ('point' in located) {
    const takes = form === 'point' || form === 'place'
    return takes ? { type: POINT, parts: [located.point] } : undefined
  }
  if ('line' in located) {
    if (form !== 'line') return undefined
    if (located.line.length < 4) return 'lost'
    const line = placement.reversed ? reversedLine(located.line) : located.line
    return { type: LINE, parts: [line] }
  }
  if (form === 'line') return undefined
  const { parts } = located.area
  if (parts.length === 0) return 'lost'
  if (form === 'point') return { type: POINT, parts: [labelPoint(parts)] }
  return { type: POLYGON, parts }
}

function noteOf(located: Located): GeometryNote | undefined {
  if ('line' in located) return located.note
  return 'area' in located ? located.area.note : undefined
}

function reversedLine(line: readonly number[]): number[] {
  const reversed: number[] = []
  for (let k = line.length - 2; k >= 0; k -= 2) reversed.push(line[k]!, line[k + 1]!)
  return reversed
}
