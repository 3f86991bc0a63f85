import type { Provenance } from '../../core/dataset/dataset.ts'
import type { Extent } from '../../core/dataset/shapes.ts'
import type { RegionReach } from '../../core/grid/region-contains.ts'
import { Problem } from '../../core/problem.ts'
import { BoxBuilder } from '../box.ts'
import type { ReadResult } from '../import.ts'
import { areaOfRelation, areaOfWay, MISSING_NODES } from './area.ts'
import { Completeness } from './completeness.ts'
import { DraftWriter, type Located } from './draft-writer.ts'
import type { OsmNode, OsmRelation, OsmWay, Tags } from './element.ts'
import { featureClassesOf, zeroCounts } from './feature-classes.ts'
import { GrowingColumn, rowOf } from './growing-column.ts'
import { NodeTable } from './node-table.ts'
import { type Placement, placementsOf } from './placement.ts'

interface WantedRelation {
  readonly id: number
  readonly tags: Tags
  readonly isArea: boolean
  readonly outer: readonly number[]
  readonly inner: readonly number[]
}

interface WantedWay {
  readonly id: number
  /** undefined where only a relation wants the way. */
  readonly tags: Tags | undefined
  readonly from: number
  readonly to: number
}

/**
 * Turns the elements of an .osm.pbf into drafts. They must come as all relations, then all ways,
 * then all nodes, with `beginWays` and `beginNodes` between: so only the ways that a relation or a
 * tag asks for are kept, and only those ways' nodes, as numbers in columns.
 */
export class OsmCollector {
  readonly #fileName: string
  readonly #completeness: Completeness
  readonly #writer: DraftWriter
  readonly #features = zeroCounts()
  readonly #relations: WantedRelation[] = []
  readonly #ways: WantedWay[] = []
  readonly #wayOf = new Map<number, WantedWay>()
  readonly #refs = new GrowingColumn()
  readonly #taggedNodes: OsmNode[] = []
  readonly #box = new BoxBuilder()
  #memberWays: Float64Array = new Float64Array()
  #nodes = new NodeTable(new Float64Array())

  /** @param bytes size of the file */
  constructor(fileName: string, bytes: number, reach: RegionReach) {
    this.#fileName = fileName
    // A node takes about six bytes of a file.
    this.#completeness = new Completeness(bytes / 6)
    this.#writer = new DraftWriter(reach)
  }

  addRelation({ id, tags, members }: OsmRelation): void {
    const ways = members.filter((member) => member.type === 'way')
    this.#completeness.addRelation(ways.map((way) => way.ref))
    if (!tags || !this.#count(tags)) return
    const isArea = tags.type === 'multipolygon' || tags.type === 'boundary'
    const outer = ways.filter((way) => way.role !== 'inner').map((way) => way.ref)
    const inner = ways.filter((way) => way.role === 'inner').map((way) => way.ref)
    this.#relations.push({ id, tags, isArea, outer, inner })
  }

  beginWays(): void {
    this.#completeness.beginWays()
    const members = new GrowingColumn()
    for (const { outer, inner } of this.#relations) {
      for (const way of outer) members.push(way)
      for (const way of inner) members.push(way)
    }
    this.#memberWays = members.sortedUnique()
  }

  addWay({ id, tags, refs }: OsmWay): void {
    this.#completeness.addWay(id, refs, tags !== undefined)
    const isWanted = tags !== undefined && this.#count(tags)
    const isMember = rowOf(this.#memberWays, id) >= 0
    if (!isWanted && !isMember) return
    const from = this.#refs.length
    for (const ref of refs) this.#refs.push(ref)
    const way = { id, tags: isWanted ? tags : undefined, from, to: this.#refs.length }
    if (isWanted) this.#ways.push(way)
    if (isMember) this.#wayOf.set(id, way)
  }

  beginNodes(): void {
    this.#nodes = new NodeTable(this.#refs.sortedUnique())
  }

  addNode(node: OsmNode): void {
    this.#completeness.addNode(node.id, node.tags !== undefined)
    this.#nodes.set(node.id, node.lon, node.lat)
    this.#box.addPoint(node.lon, node.lat)
    if (node.tags && this.#count(node.tags)) this.#taggedNodes.push(node)
  }

  /** Counts an element's classes; whether it has any. */
  #count(tags: Tags): boolean {
    const classes = featureClassesOf(tags)
    for (const id of classes) this.#features[id]!++
    return classes.length > 0
  }

  /** @throws Problem bad_input where the file cannot be whole. */
  finish(provenance: Provenance, headerBox: Extent | undefined): ReadResult {
    this.#checkWhole()
    for (const relation of this.#relations) this.#writeRelation(relation)
    for (const way of this.#ways) this.#writeWay(way)
    for (const node of this.#taggedNodes) {
      this.#write(`node/${node.id}`, node.tags!, { point: [node.lon, node.lat] })
    }
    const extent = headerBox ?? this.#box.finish() ?? [0, 0, 0, 0]
    return this.#writer.finish(extent, provenance, this.#features)
  }

  #checkWhole(): void {
    const lost = this.#completeness.whatIsMissing()
    const absent = this.#nodes.missing()
    const what =
      lost ??
      (absent > this.#nodes.length / 2
        ? `${absent} of the ${this.#nodes.length} nodes of its ways are absent`
        : undefined)
    if (!what) return
    throw new Problem(
      'bad_input',
      `${this.#fileName} is not whole: ${what}; it was probably cut off, so fetch it again.`,
    )
  }

  #writeRelation(relation: WantedRelation): void {
    const { tags, outer } = relation
    const located = { area: this.#areaOf(relation) }
    this.#write(`relation/${relation.id}`, tags, located, outer)
  }

  #areaOf({ isArea, outer, inner, tags }: WantedRelation) {
    if (!isArea) {
      const message = `a relation of type '${tags.type ?? ''}' has no area`
      return { parts: [], note: { code: 'bad_geometry' as const, message } }
    }
    const present = (ways: readonly number[]) => ways.filter((way) => this.#wayOf.has(way))
    const refs = (ways: readonly number[]) =>
      present(ways).map((way) => [...this.#refsOf(this.#wayOf.get(way)!)])
    const held = present(outer).length + present(inner).length
    return areaOfRelation(refs(outer), refs(inner), outer.length + inner.length - held, this.#nodes)
  }

  #writeWay(way: WantedWay): void {
    const tags = way.tags!
    const refs = this.#refsOf(way)
    const placements = placementsOf(tags, `way/${way.id}`)
    const lines = placements.filter(({ form }) => form === 'line')
    const others = placements.filter(({ form }) => form !== 'line')
    if (lines.length > 0) {
      const line = this.#nodes.line(refs)
      const whole = line.length === 2 * refs.length
      this.#write(
        `way/${way.id}`,
        tags,
        whole ? { line } : { line, note: MISSING_NODES },
        [],
        lines,
      )
      if (others.length === 0) return
    }
    // A way that is a line and an area is counted once.
    const countedBy = lines.length > 0 ? {} : tags
    this.#write(`way/${way.id}`, countedBy, { area: areaOfWay(refs, this.#nodes) }, [], others)
  }

  #refsOf({ from, to }: WantedWay): Float64Array {
    return this.#refs.view(from, to)
  }

  #write(
    id: string,
    tags: Tags,
    located: Located,
    outlines: readonly number[] = [],
    placements: readonly Placement[] = placementsOf(tags, id),
  ): void {
    this.#writer.add(id, tags, placements, located, outlines)
  }
}
