import { decode, detectEncoding, type Encoding } from '../encoding.ts'

const HEADER_BYTES = 32
const FIELD_BYTES = 32
const END_OF_FIELDS = 0x0d
const DELETED = 0x2a

/** Encodings by the language mark in a .dbf's header (the code pages that can be read). */
const LANGUAGES: Readonly<Record<number, Encoding>> = {
  3: 'windows-1252',
  77: 'gb18030',
  79: 'big5',
  87: 'windows-1252',
  120: 'big5',
  122: 'gb18030',
}

interface DbfField {
  readonly name: string
  readonly type: string
  /** Byte of the record at which it begins, and its length. */
  readonly at: number
  readonly length: number
}

/** The table beside a shapefile. */
export class Dbf {
  readonly #bytes: Uint8Array
  readonly #fields: readonly DbfField[]
  readonly #headerBytes: number
  readonly #recordBytes: number
  readonly encoding: Encoding
  /** Records that are there: no more than the file has room for. */
  readonly rows: number

  /**
   * @param asked the encoding to take the text for, or the .cpg file's; else the header's, else found
   * @throws Error where the header is broken
   */
  constructor(bytes: Uint8Array, asked: Encoding | undefined) {
    if (bytes.length < HEADER_BYTES + 1) throw new Error('the .dbf file has no header')
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#bytes = bytes
    this.#headerBytes = view.getUint16(8, true)
    this.#recordBytes = view.getUint16(10, true)
    if (this.#headerBytes <= HEADER_BYTES || this.#recordBytes < 1) {
      throw new Error('the header of the .dbf file is broken')
    }
    const room = Math.floor((bytes.length - this.#headerBytes) / this.#recordBytes)
    this.rows = Math.max(0, Math.min(view.getUint32(4, true), room))
    const records = bytes.subarray(this.#headerBytes)
    const mark = LANGUAGES[bytes[29]!]
    this.encoding =
      asked ?? (isUtf8(records) ? 'utf-8' : (mark ?? detectEncoding(records) ?? 'utf-8'))
    this.#fields = this.#readFields()
  }

  get headings(): string[] {
    return this.#fields.map(({ name }) => name)
  }

  isDeleted(row: number): boolean {
    return this.#bytes[this.#start(row)] === DELETED
  }

  /** Text of a field, numbers as they are written; '' where it is empty. */
  cell(row: number, field: number): string {
    const { type, at, length } = this.#fields[field]!
    const start = this.#start(row) + at
    const bytes = this.#bytes.subarray(start, start + length)
    const text = decode(bytes, this.encoding).replaceAll('\0', '').trim()
    if (type === 'D' && /^\d{8}$/.test(text)) {
      return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
    }
    return type === 'L' && text === '?' ? '' : text
  }

  #start(row: number): number {
    return this.#headerBytes + row * this.#recordBytes
  }

  #readFields(): DbfField[] {
    const fields: DbfField[] = []
    let at = 1
    for (let k = HEADER_BYTES; k + FIELD_BYTES <= this.#headerBytes; k += FIELD_BYTES) {
      if (this.#bytes[k] === END_OF_FIELDS || k + FIELD_BYTES > this.#bytes.length) break
      const end = this.#bytes.subarray(k, k + 11).indexOf(0)
      const name = decode(this.#bytes.subarray(k, k + (end < 0 ? 11 : end)), this.encoding)
      const length = this.#bytes[k + 16]!
      if (at + length > this.#recordBytes) break
      fields.push({
        name: name.trim(),
        type: String.fromCharCode(this.#bytes[k + 11]!),
        at,
        length,
      })
      at += length
    }
    return fields
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  // Fields are cut at a byte: the text of a whole record may break off within a character.
  return !bytes.some((byte) => byte > 0x7f) || detectEncoding(bytes) === 'utf-8'
}
