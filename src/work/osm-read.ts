import { parse } from 'osm-pbf-parser-node'
import type { Provenance } from '../core/dataset/dataset.ts'
import type { Extent } from '../core/dataset/shapes.ts'
import type { Region } from '../core/grid/region.ts'
import { RegionReach } from '../core/grid/region-contains.ts'
import type { ReadResult } from '../io/import.ts'
import { type Holds, peekBlock, readHeaderBox } from '../io/osm/blob.ts'
import { OsmCollector } from '../io/osm/collector.ts'
import type { OsmElement } from '../io/osm/element.ts'
import { type Block, BlockFile } from './osm-blocks.ts'

export interface OsmReadOptions {
  readonly path: string
  /** What messages call the file. */
  readonly fileName: string
  readonly region: Region
  readonly marginMetres: number
  readonly provenance: Provenance
}

type ElementType = OsmElement['type']
interface DataBlock extends Block {
  holds: Holds
}

/**
 * Reads an .osm.pbf file block by block, so that memory holds one block and what is wanted of it.
 * Relations come last in a file but decide which ways are wanted, and these which nodes: so it is
 * gone through from the end of that chain. Every block is parsed once and inflated twice.
 * @param progress called after every block with the share done, 0 to 1
 * @throws Problem bad_input where the file is damaged or not whole.
 */
export function readOsm(options: OsmReadOptions, progress: (share: number) => void): ReadResult {
  const file = new BlockFile(options.path, options.fileName)
  try {
    const reach = new RegionReach(options.region, options.marginMetres)
    const collector = new OsmCollector(options.fileName, file.bytes, reach)
    const headerBox = readHeader(file)
    const blocks = readRelations(file, collector, (share) => progress(share / 3))
    collector.beginWays()
    readType(file, blocks, 'way', collector, (share) => progress((1 + share) / 3))
    collector.beginNodes()
    readType(file, blocks, 'node', collector, (share) => progress((2 + share) / 3))
    return collector.finish(options.provenance, headerBox)
  } finally {
    file.close()
  }
}

function readHeader(file: BlockFile): Extent | undefined {
  const block = file.blocks[0]!
  const bytes = file.inflate(block)
  try {
    return readHeaderBox(bytes)
  } catch (error) {
    throw file.damaged(block.at, error)
  }
}

/** Inflates every block, learns what it holds, and takes the relations. */
function readRelations(
  file: BlockFile,
  collector: OsmCollector,
  progress: (share: number) => void,
): DataBlock[] {
  const blocks = file.blocks.slice(1)
  return blocks.map((block, i) => {
    const bytes = file.inflate(block)
    const holds = peek(file, block, bytes)
    if (holds.relations) takeElements(file, block, bytes, 'relation', collector)
    progress((i + 1) / blocks.length)
    return { ...block, holds }
  })
}

function readType(
  file: BlockFile,
  blocks: readonly DataBlock[],
  type: 'way' | 'node',
  collector: OsmCollector,
  progress: (share: number) => void,
): void {
  const wanted = blocks.filter(({ holds }) => (type === 'way' ? holds.ways : holds.nodes))
  wanted.forEach((block, i) => {
    takeElements(file, block, file.inflate(block), type, collector)
    progress((i + 1) / wanted.length)
  })
}

function peek(file: BlockFile, block: Block, bytes: Buffer): Holds {
  try {
    return peekBlock(bytes)
  } catch (error) {
    throw file.damaged(block.at, error)
  }
}

function takeElements(
  file: BlockFile,
  block: Block,
  bytes: Buffer,
  type: ElementType,
  collector: OsmCollector,
): void {
  for (const element of parseBlock(file, block, bytes)) {
    if (element.type !== type) continue
    if (element.type === 'node') collector.addNode(element)
    else if (element.type === 'way') collector.addWay(element)
    else collector.addRelation(element)
  }
}

function parseBlock(file: BlockFile, block: Block, bytes: Buffer): OsmElement[] {
  try {
    return parse(bytes, { withTags: true }) as OsmElement[]
  } catch (error) {
    throw file.damaged(block.at, error)
  }
}
