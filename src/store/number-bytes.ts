import { endianness } from 'node:os'

/** Typed arrays that a column blob can hold. */
export type NumberArray = Uint8Array | Uint32Array | Float64Array

const SWAP_NEEDED = endianness() === 'BE'

/** Bytes of a typed array, little-endian on every machine. */
export function numberBytes(array: NumberArray): Buffer {
  const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength)
  return SWAP_NEEDED ? swapped(bytes, array.BYTES_PER_ELEMENT) : bytes
}

/** Bytes of number columns in which every NaN is the same NaN, so that equal columns hash equal. */
export function canonicalNumberBytes(array: Float64Array): Buffer {
  return numberBytes(array.map((value) => (Number.isNaN(value) ? Number.NaN : value)))
}

export function float64FromBytes(bytes: Uint8Array): Float64Array {
  return new Float64Array(alignedCopy(bytes, 8))
}

export function uint32FromBytes(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(alignedCopy(bytes, 4))
}

export function uint8FromBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(alignedCopy(bytes, 1))
}

// A blob may start at any byte of a shared pool, a typed array only at a multiple of its width.
function alignedCopy(bytes: Uint8Array, width: number): ArrayBuffer {
  const copy = new Uint8Array(bytes)
  return SWAP_NEEDED ? new Uint8Array(swapped(Buffer.from(copy), width)).buffer : copy.buffer
}

function swapped(bytes: Buffer, width: number): Buffer {
  const copy = Buffer.from(bytes)
  if (width === 8) return copy.swap64()
  return width === 4 ? copy.swap32() : copy
}
