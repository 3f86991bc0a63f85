import type { Extent } from '../../core/dataset/shapes.ts'
import { readFields, unzigzag } from './protobuf.ts'

/*
 * The frame of an .osm.pbf file (wiki.openstreetmap.org/wiki/PBF_Format): again and again four
 * bytes of length (big-endian), a BlobHeader of that length, a Blob of the size it states.
 */

/** Most bytes of a BlobHeader and of a Blob, compressed or not, by the format's own rule. */
export const MAXIMUM_HEADER_BYTES = 64 * 1024
const MAXIMUM_BLOB_BYTES = 32 * 1024 * 1024

export interface BlobHeader {
  readonly type: string
  readonly size: number
}

/** @throws Error where the bytes are no BlobHeader. */
export function readBlobHeader(bytes: Uint8Array): BlobHeader {
  let type = ''
  let size = -1
  for (const field of readFields(bytes)) {
    if (field.number === 1 && field.bytes) type = new TextDecoder().decode(field.bytes)
    if (field.number === 3) size = field.varint
  }
  if (type !== 'OSMHeader' && type !== 'OSMData') throw new Error('a block of an unknown type')
  if (size < 0 || size > MAXIMUM_BLOB_BYTES) throw new Error('a block of impossible size')
  return { type, size }
}

/** What a Blob holds: plain bytes, or zlib-compressed ones and their size when inflated. */
export type Blob =
  | { readonly raw: Uint8Array }
  | { readonly zlib: Uint8Array; readonly size: number }

/** @throws Error where the bytes are no Blob or are compressed in another way. */
export function readBlob(bytes: Uint8Array): Blob {
  let raw: Uint8Array | undefined
  let zlib: Uint8Array | undefined
  let size = -1
  for (const field of readFields(bytes)) {
    if (field.number === 1) raw = field.bytes
    else if (field.number === 2) size = field.varint
    else if (field.number === 3) zlib = field.bytes
    else throw new Error('a block compressed in a way that is not read (only zlib is)')
  }
  if (raw) return { raw }
  if (!zlib) throw new Error('a block without data')
  if (size < 0 || size > MAXIMUM_BLOB_BYTES) throw new Error('a block of impossible size')
  return { zlib, size }
}

/** Features a file may demand of its reader; any other means that its data would be misread. */
const KNOWN_FEATURES = ['OsmSchema-V0.6', 'DenseNodes']

/**
 * The box that an inflated OSMHeader block states, if it does.
 * @throws Error where the file needs a feature that is not known, such as history.
 */
export function readHeaderBox(block: Uint8Array): Extent | undefined {
  let extent: Extent | undefined
  for (const field of readFields(block)) {
    if (field.number === 1 && field.bytes) extent = readBox(field.bytes)
    if (field.number !== 4 || !field.bytes) continue
    const feature = new TextDecoder().decode(field.bytes)
    if (!KNOWN_FEATURES.includes(feature)) throw new Error(`it needs '${feature.slice(0, 40)}'`)
  }
  return extent
}

function readBox(bytes: Uint8Array): Extent {
  const sides = [0, 0, 0, 0, 0]
  for (const field of readFields(bytes)) {
    // Billionths of a degree: left, right, top, bottom.
    if (field.number < sides.length) sides[field.number] = unzigzag(field.varint) / 1e9
  }
  return [sides[1]!, sides[4]!, sides[2]!, sides[3]!]
}

/** What an inflated OSMData block holds. */
export interface Holds {
  readonly nodes: boolean
  readonly ways: boolean
  readonly relations: boolean
}

/** Looks at the first element of each group: all of a group are of one type. */
export function peekBlock(block: Uint8Array): Holds {
  const types = new Set<number>()
  for (const field of readFields(block)) {
    if (field.number !== 2 || !field.bytes) continue
    const first = readFields(field.bytes).next()
    if (!first.done) types.add(first.value.number)
  }
  return { nodes: types.has(1) || types.has(2), ways: types.has(3), relations: types.has(4) }
}
