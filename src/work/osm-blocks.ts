import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { Problem } from '../core/problem.ts'
import { MAXIMUM_HEADER_BYTES, readBlob, readBlobHeader } from '../io/osm/blob.ts'

/** Where a block of an .osm.pbf file lies. */
export interface Block {
  readonly type: 'OSMHeader' | 'OSMData'
  /** Byte of the file at which its Blob begins, and the Blob's size. */
  readonly at: number
  readonly size: number
}

/** An .osm.pbf file, opened, its frame walked from end to end before anything is parsed. */
export class BlockFile {
  readonly #fileName: string
  readonly #descriptor: number
  readonly bytes: number
  readonly blocks: readonly Block[]

  /**
   * @param fileName what messages call the file
   * @throws Problem bad_input where the frame is broken: not such a file, damaged, or cut off.
   */
  constructor(path: string, fileName: string) {
    this.#fileName = fileName
    this.#descriptor = openSync(path, 'r')
    this.bytes = fstatSync(this.#descriptor).size
    try {
      this.blocks = this.#walk()
    } catch (error) {
      this.close()
      throw error
    }
  }

  close(): void {
    closeSync(this.#descriptor)
  }

  /**
   * The inflated bytes of a block. Size and checksum are verified (the latter by zlib itself).
   * @throws Problem bad_input where they do not agree.
   */
  inflate({ at, size }: Block): Buffer {
    try {
      const blob = readBlob(this.#read(at, size))
      if ('raw' in blob) return Buffer.from(blob.raw)
      // One byte of room: an output of exactly the limit is refused by zlib of some versions.
      const bytes = inflateSync(blob.zlib, { maxOutputLength: blob.size + 1 })
      if (bytes.length !== blob.size) throw new Error('a block of another size than it states')
      return bytes
    } catch (error) {
      throw this.damaged(at, error)
    }
  }

  /** The problem of a block that cannot be read. */
  damaged(at: number, error: unknown): Problem {
    const why = error instanceof Error ? error.message : String(error)
    return new Problem(
      'bad_input',
      `${this.#fileName} is damaged at byte ${at} (${why}): fetch it again.`,
      { cause: error },
    )
  }

  #walk(): Block[] {
    if (this.bytes === 0) throw new Problem('bad_input', `${this.#fileName} is empty.`)
    const blocks: Block[] = []
    for (let at = 0; at < this.bytes; ) {
      const block = this.#readFrame(at, blocks.length === 0)
      blocks.push(block)
      at = block.at + block.size
    }
    return blocks
  }

  #readFrame(at: number, isFirst: boolean): Block {
    if (at + 4 > this.bytes) throw this.#cutOff(at)
    const headerBytes = this.#read(at, 4).readUInt32BE()
    const isPossible = headerBytes > 0 && headerBytes <= MAXIMUM_HEADER_BYTES
    if (!isPossible) throw this.#broken(at, isFirst, new Error('no block begins here'))
    if (at + 4 + headerBytes > this.bytes) {
      throw isFirst ? this.#broken(at, true, undefined) : this.#cutOff(at)
    }
    try {
      const { type, size } = readBlobHeader(this.#read(at + 4, headerBytes))
      const wanted = isFirst ? 'OSMHeader' : 'OSMData'
      if (type !== wanted) throw new Error(`${type} where ${wanted} should be`)
      const block: Block = { type: wanted, at: at + 4 + headerBytes, size }
      if (block.at + size > this.bytes) throw this.#cutOff(at)
      return block
    } catch (error) {
      throw error instanceof Problem ? error : this.#broken(at, isFirst, error)
    }
  }

  #broken(at: number, isFirst: boolean, error: unknown): Problem {
    if (!isFirst) return this.damaged(at, error)
    const sentence = `${this.#fileName} is not an .osm.pbf file: it does not begin with an OSMHeader block.`
    return new Problem('bad_input', sentence, { cause: error })
  }

  #cutOff(at: number): Problem {
    return new Problem(
      'bad_input',
      `${this.#fileName} is cut off: its last block, at byte ${at}, runs past the end of the file (${this.bytes} bytes); fetch it again.`,
    )
  }

  #read(at: number, size: number): Buffer {
    const bytes = Buffer.allocUnsafe(size)
    let done = 0
    while (done < size) {
      const read = readSync(this.#descriptor, bytes, done, size - done, at + done)
      if (read === 0) throw this.#cutOff(at)
      done += read
    }
    return bytes
  }
}
