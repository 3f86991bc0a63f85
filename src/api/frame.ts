import type { HedgeWord } from '../core/criteria/criterion.ts'
import { gridOfCells } from '../core/grid/grid-of-cells.ts'
import type { CriterionColumn, Frame } from '../core/score/frame.ts'

/*
 * A frame as one binary body, little-endian: the magic number 'SWFR', the version, the length of
 * the header in bytes (all Uint32), the header (JSON, UTF-8), then the columns, each beginning on
 * a multiple of eight bytes from the start of the body. The header names each column's type,
 * offset and length; what is not a column stands in the header as it is in `Frame`.
 */

/** Magic number: the letters SWFR. */
const MAGIC = 0x52465753
/** Raised when the layout changes; a reader refuses any other. */
export const FRAME_FORMAT_VERSION = 3
const PREAMBLE_BYTES = 12

const TYPES = {
  u8: Uint8Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
  f64: Float64Array,
}
type TypeName = keyof typeof TYPES
type Column = Uint8Array | Uint32Array | Int32Array | Float32Array | Float64Array

interface Slot {
  readonly name: string
  readonly type: TypeName
  /** Bytes from the start of the columns. */
  readonly offset: number
  readonly length: number
}

interface Header {
  readonly slots: readonly Slot[]
  readonly resolution: number
  readonly criteria: readonly (Omit<CriterionColumn, 'values' | 'hedge'> & {
    /** The word of its side column, where it has one. */
    readonly hedge?: HedgeWord
  })[]
  readonly frame: Pick<Frame, 'profile' | 'reasons' | 'flagNames' | 'inputsHash'>
  /** An unknown rent is null: JSON has no NaN. */
  readonly partners: readonly (Omit<Frame['partners'][number], 'rent'> & { rent: number | null })[]
}

/** A frame as bytes. */
export function encodeFrame(frame: Frame): Uint8Array {
  const columns = columnsOf(frame)
  const slots: Slot[] = []
  let end = 0
  for (const [name, type, column] of columns) {
    slots.push({ name, type, offset: end, length: column.length })
    end += padded(column.byteLength)
  }
  const { profile, reasons, flagNames, inputsHash, grid, criteria, partners } = frame
  const header: Header = {
    slots,
    resolution: grid.resolution,
    criteria: criteria.map(({ values: _, hedge, ...facts }) => ({
      ...facts,
      ...(hedge && { hedge: hedge.word }),
    })),
    frame: { profile, reasons, flagNames, inputsHash },
    partners: partners.map((p) => ({ ...p, rent: Number.isNaN(p.rent) ? null : p.rent })),
  }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const start = padded(PREAMBLE_BYTES + json.byteLength)
  const body = new Uint8Array(start + end)
  new Uint32Array(body.buffer, 0, 3).set([MAGIC, FRAME_FORMAT_VERSION, json.byteLength])
  body.set(json, PREAMBLE_BYTES)
  columns.forEach(([, , column], i) => {
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
    body.set(bytes, start + slots[i]!.offset)
  })
  return body
}

/**
 * A frame from its bytes; columns are views of them where they lie on a multiple of eight.
 * @throws where the bytes are no frame, of another version, or cut short
 */
export function decodeFrame(bytes: ArrayBuffer | Uint8Array): Frame {
  const body = aligned(bytes)
  if (body.byteLength < PREAMBLE_BYTES)
    throw new Error(`A frame of ${body.byteLength} bytes is cut short`)
  const [magic, version, jsonBytes] = new Uint32Array(body.buffer, body.byteOffset, 3)
  if (magic !== MAGIC) throw new Error(`Expected a frame, got bytes that begin with ${magic}`)
  if (version !== FRAME_FORMAT_VERSION)
    throw new Error(`Expected a frame of version ${FRAME_FORMAT_VERSION}, got version ${version}`)
  const json = body.subarray(PREAMBLE_BYTES, PREAMBLE_BYTES + jsonBytes!)
  const header = JSON.parse(new TextDecoder().decode(json)) as Header
  const columns = new ColumnReader(body, padded(PREAMBLE_BYTES + jsonBytes!), header.slots)
  return {
    ...header.frame,
    grid: gridOfCells(
      header.resolution,
      columns.read('lo', Uint32Array),
      columns.read('hi', Uint32Array),
    ),
    criteria: header.criteria.map(({ hedge, ...facts }) => ({
      ...facts,
      values: columns.read(`criterion ${facts.id}`, Float32Array),
      ...(hedge && {
        hedge: { word: hedge, rows: columns.read(`hedge ${facts.id}`, Uint8Array) },
      }),
    })),
    excluded: columns.read('excluded', Uint8Array),
    freeShare: columns.read('freeShare', Float32Array),
    flags: columns.read('flags', Uint32Array),
    siteLat: columns.read('siteLat', Float64Array),
    siteLon: columns.read('siteLon', Float64Array),
    siteXyz: columns.read('siteXyz', Float64Array),
    partnerRow: columns.read('partnerRow', Int32Array),
    partners: header.partners.map((p) => ({ ...p, rent: p.rent ?? Number.NaN })),
  }
}

function columnsOf(frame: Frame): [name: string, type: TypeName, column: Column][] {
  const { grid } = frame
  return [
    ['siteLat', 'f64', frame.siteLat],
    ['siteLon', 'f64', frame.siteLon],
    ['siteXyz', 'f64', frame.siteXyz],
    ['lo', 'u32', grid.lo],
    ['hi', 'u32', grid.hi],
    ['partnerRow', 'i32', frame.partnerRow],
    ['flags', 'u32', frame.flags],
    ['freeShare', 'f32', frame.freeShare],
    ...frame.criteria.map(({ id, values }): [string, TypeName, Column] => [
      `criterion ${id}`,
      'f32',
      values,
    ]),
    ['excluded', 'u8', frame.excluded],
    ...frame.criteria.flatMap(({ id, hedge }): [string, TypeName, Column][] =>
      hedge ? [[`hedge ${id}`, 'u8', hedge.rows]] : [],
    ),
  ]
}

/** Hands out the columns of a body by name. */
class ColumnReader {
  readonly #body: Uint8Array
  readonly #start: number
  readonly #slots: Map<string, Slot>

  constructor(body: Uint8Array, start: number, slots: readonly Slot[]) {
    this.#body = body
    this.#start = start
    this.#slots = new Map(slots.map((slot) => [slot.name, slot]))
  }

  read<T extends Column>(
    name: string,
    type: (new (
      buffer: ArrayBufferLike,
      offset: number,
      length: number,
    ) => T) & {
      readonly BYTES_PER_ELEMENT: number
    },
  ): T {
    const slot = this.#slots.get(name)
    if (!slot || TYPES[slot.type] !== (type as unknown))
      throw new Error(`The frame has no column '${name}' of type ${type.name}`)
    const at = this.#start + slot.offset
    if (at + slot.length * type.BYTES_PER_ELEMENT > this.#body.byteLength)
      throw new Error(`The frame is cut short: its column '${name}' is not whole`)
    return new type(this.#body.buffer, this.#body.byteOffset + at, slot.length)
  }
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8
}

/** The bytes where typed arrays can look at them: on a multiple of eight. */
function aligned(bytes: ArrayBuffer | Uint8Array): Uint8Array {
  const body = new Uint8Array(bytes as ArrayBuffer)
  if (!(bytes instanceof Uint8Array)) return body
  return bytes.byteOffset % 8 === 0 ? bytes : body
}
