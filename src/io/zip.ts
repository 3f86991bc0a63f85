import { Problem } from '../core/problem.ts'
import { crc32 } from './crc32.ts'
import { decode, detectEncoding } from './encoding.ts'
import { LIMITS, megabytes, refuseAbove } from './limits.ts'
import { quote } from './quote.ts'

/** One file of an archive, as the archive's directory describes it. */
export interface ZipEntry {
  readonly name: string
  readonly bytes: number
  readonly inflatedBytes: number
  readonly method: number
  readonly crc: number
  /** Byte of the archive at which its local header begins. */
  readonly at: number
}

const END = 0x06054b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const MOST_COMMENT_BYTES = 65_535
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1
const UTF8_NAME = 0x800
const ZIP64 = 0xffffffff
const HEAD_BYTES = 4096

/** A zip archive, its directory checked against the limits before anything is inflated. */
export class Zip {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #fileName: string
  readonly entries: readonly ZipEntry[]

  /**
   * @param fileName what messages call the archive
   * @throws Problem bad_input where it is broken, encrypted or names a place outside itself,
   * too_large where it holds too much
   */
  constructor(bytes: Uint8Array, fileName: string) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#fileName = fileName
    this.entries = this.#readDirectory().filter(({ name }) => !name.endsWith('/'))
    this.#checkSizes()
  }

  /** The entries whose names end so, compared without case; what macOS adds beside them is left out. */
  withEnding(ending: string): ZipEntry[] {
    return this.entries.filter(
      ({ name }) => name.toLowerCase().endsWith(ending) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name),
    )
  }

  /**
   * The inflated bytes of an entry; never more than its directory states.
   * @throws Problem bad_input where size or checksum do not agree
   */
  async read(entry: ZipEntry): Promise<Uint8Array> {
    const packed = this.#packed(entry)
    const inflated = entry.method === STORED ? packed : await this.#inflate(packed, entry)
    if (inflated.length !== entry.inflatedBytes || crc32(inflated) !== entry.crc) {
      throw this.#damaged(`${quote(entry.name)} is not what its directory says`)
    }
    return inflated
  }

  /**
   * The first bytes of an entry, some thousands, without inflating the rest.
   * @throws Problem bad_input where it cannot be inflated
   */
  async head(entry: ZipEntry): Promise<Uint8Array> {
    const packed = this.#packed(entry)
    if (entry.method === STORED) return packed.subarray(0, HEAD_BYTES)
    const reader = inflateStream(packed.subarray(0, HEAD_BYTES)).getReader()
    try {
      const { value } = await reader.read()
      return value ?? new Uint8Array()
    } catch (error) {
      // The rest of it is not there: only what is no deflated data at all is broken.
      throw this.#damaged(`${quote(entry.name)} cannot be inflated`, error)
    } finally {
      await reader.cancel().catch(() => {})
    }
  }

  #readDirectory(): ZipEntry[] {
    const end = this.#findEnd()
    const count = this.#view.getUint16(end + 10, true)
    let at = this.#view.getUint32(end + 16, true)
    if (count === 0xffff || at === ZIP64) {
      throw new Problem('too_large', `${this.#fileName} is a Zip64 archive: split it.`)
    }
    refuseAbove(this.#fileName, count, LIMITS.entries, 'entries')
    const entries: ZipEntry[] = []
    for (let k = 0; k < count; k++) {
      if (at + 46 > end || this.#view.getUint32(at, true) !== DIRECTORY) {
        throw this.#damaged('its directory is broken')
      }
      entries.push(this.#readEntry(at))
      at += 46 + [28, 30, 32].reduce((sum, o) => sum + this.#view.getUint16(at + o, true), 0)
    }
    return entries
  }

  #findEnd(): number {
    const last = this.#bytes.length - END_BYTES
    for (let at = last; at >= Math.max(0, last - MOST_COMMENT_BYTES); at--) {
      if (this.#view.getUint32(at, true) === END) return at
    }
    throw this.#damaged('its end is missing')
  }

  #readEntry(at: number): ZipEntry {
    const flags = this.#view.getUint16(at + 8, true)
    const nameBytes = this.#bytes.subarray(at + 46, at + 46 + this.#view.getUint16(at + 28, true))
    const found = flags & UTF8_NAME ? 'utf-8' : detectEncoding(nameBytes)
    const encoding = found === 'gb18030' || found === 'big5' ? found : 'utf-8'
    const entry = {
      name: decode(nameBytes, encoding),
      method: this.#view.getUint16(at + 10, true),
      crc: this.#view.getUint32(at + 16, true),
      bytes: this.#view.getUint32(at + 20, true),
      inflatedBytes: this.#view.getUint32(at + 24, true),
      at: this.#view.getUint32(at + 42, true),
    }
    const parts = entry.name.split(/[/\\]/)
    if (parts.includes('..') || /^(?:[/\\]|[a-z]:)/i.test(entry.name)) {
      throw new Problem(
        'bad_input',
        `${this.#fileName} holds an entry that points outside it (${quote(entry.name)}): it is refused.`,
      )
    }
    if (flags & ENCRYPTED) {
      throw new Problem(
        'bad_input',
        `${this.#fileName} is locked with a password: unlock it first.`,
      )
    }
    if (entry.method !== STORED && entry.method !== DEFLATED) {
      throw new Problem(
        'bad_input',
        `${this.#fileName} is packed by a method (${entry.method}) that cannot be read: pack it with deflate.`,
      )
    }
    return entry
  }

  #checkSizes(): void {
    let total = 0
    for (const { name, bytes, inflatedBytes } of this.entries) {
      total += inflatedBytes
      const ratio = inflatedBytes / Math.max(1, bytes)
      if (inflatedBytes > LIMITS.smallBytes && ratio > LIMITS.ratio) {
        throw new Problem(
          'too_large',
          `${this.#fileName} holds ${quote(name)}, which grows ${Math.round(ratio)}-fold to ${megabytes(inflatedBytes)} MB; at most ${LIMITS.ratio}-fold is read: it is made to fill memory.`,
        )
      }
    }
    if (total <= LIMITS.inflatedBytes) return
    throw new Problem(
      'too_large',
      `${this.#fileName} holds ${megabytes(total)} MB once inflated; at most ${megabytes(LIMITS.inflatedBytes)} MB can be read: split it.`,
    )
  }

  #packed({ at, bytes, name }: ZipEntry): Uint8Array {
    if (at + 30 > this.#bytes.length || this.#view.getUint32(at, true) !== LOCAL) {
      throw this.#damaged(`${quote(name)} does not begin where its directory says`)
    }
    const start =
      at + 30 + this.#view.getUint16(at + 26, true) + this.#view.getUint16(at + 28, true)
    if (start + bytes > this.#bytes.length) throw this.#damaged(`${quote(name)} is cut off`)
    return this.#bytes.subarray(start, start + bytes)
  }

  async #inflate(packed: Uint8Array, { name, inflatedBytes }: ZipEntry): Promise<Uint8Array> {
    const inflated = new Uint8Array(inflatedBytes)
    const reader = inflateStream(packed).getReader()
    let filled = 0
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return inflated.subarray(0, filled)
        if (filled + value.length > inflatedBytes) break
        inflated.set(value, filled)
        filled += value.length
      }
    } catch (error) {
      throw this.#damaged(`${quote(name)} cannot be inflated`, error)
    }
    await reader.cancel().catch(() => {})
    throw this.#damaged(`${quote(name)} holds more than its directory says`)
  }

  #damaged(why: string, cause?: unknown): Problem {
    return new Problem('bad_input', `${this.#fileName} is damaged (${why}): fetch it again.`, {
      cause,
    })
  }
}

function inflateStream(packed: Uint8Array): ReadableStream<Uint8Array> {
  const source = new Blob([packed as Uint8Array<ArrayBuffer>]).stream()
  return source.pipeThrough(new DecompressionStream('deflate-raw'))
}
