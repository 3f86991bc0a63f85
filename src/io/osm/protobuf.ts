/** One field of a protobuf message: a varint, or the bytes of anything with a length. */
export interface WireField {
  readonly number: number
  readonly varint: number
  readonly bytes: Uint8Array | undefined
}

/**
 * Walks the fields of a protobuf message.
 * @throws Error where the bytes are not a message.
 */
export function* readFields(message: Uint8Array): Generator<WireField> {
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let scale = 1; scale < 2 ** 63; scale *= 128) {
      const byte = message[at++]
      if (byte === undefined) break
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
    throw new Error(`a number at byte ${at} does not end`)
  }
  while (at < message.length) {
    const key = varint()
    const number = Math.floor(key / 8)
    const wire = key % 8
    if (wire === 0) {
      yield { number, varint: varint(), bytes: undefined }
      continue
    }
    const length = wire === 2 ? varint() : wire === 1 ? 8 : wire === 5 ? 4 : -1
    if (length < 0 || at + length > message.length) {
      throw new Error(`field ${number} runs past the end`)
    }
    yield { number, varint: 0, bytes: message.subarray(at, at + length) }
    at += length
  }
}

/** A zigzag number (sint64) from its varint; exact up to 2^53. */
export function unzigzag(varint: number): number {
  return varint % 2 === 0 ? varint / 2 : -(varint + 1) / 2
}
