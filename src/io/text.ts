import { Problem } from '../core/problem.ts'
import type { Encoding } from './encoding.ts'

/** The text of a file and the encoding it was found, or asked, to be in. */
export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

/**
 * The text of a file, without byte-order marks: some exports put one on every line.
 * @param asked the encoding to take it for; found by itself where it is not given
 * @throws Problem bad_input where the file is empty, is binary or is in an encoding that is not
 * recognised.
 */
export function decodeText(bytes: Uint8Array, fileName: string, asked?: Encoding): DecodedText {
  if (bytes.length === 0) throw new Problem('bad_input', `${fileName} is empty.`)
  const encoding = asked ?? encodingOf(bytes, fileName)
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.trim() === '') throw new Problem('bad_input', `${fileName} is empty.`)
  return { encoding, text: text.includes('\n\uFEFF') ? text.replaceAll('\n\uFEFF', '\n') : text }
}

function encodingOf(bytes: Uint8Array, fileName: string): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.includes(0)) {
    throw new Problem('bad_input', `${fileName} is not a text file: it holds zero bytes.`)
  }
  if (isUtf8(bytes)) return 'utf-8'
  throw new Problem(
    'bad_input',
    `${fileName} is not in UTF-8 (line ${firstBadLine(bytes)} is the first that is not): save it as UTF-8.`,
  )
}

/** How a file begins, for telling its format: latin letters are right in any encoding of bytes. */
export function textHead(head: Uint8Array): string {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (wide) return new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
  return new TextDecoder('utf-8').decode(head)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  let start = 0
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline
    if (!isUtf8(bytes.subarray(start, end))) return line
    line++
    start = end + 1
  }
  return line
}
