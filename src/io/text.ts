import { Problem } from '../core/problem.ts'
import { decode, detectEncoding, ENCODINGS, type Encoding, looksBinary } from './encoding.ts'

/** The text of a file and the encoding it was found, or asked, to be in. */
export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

/**
 * The text of a file, without byte-order marks: some exports put one on every line. Bytes that are
 * no character become U+FFFD, which the rows that hold it tell as an issue.
 * @param asked the encoding to take it for; found by itself where it is not given
 * @throws Problem bad_input where the file is empty, is binary, or its encoding is not recognised
 */
export function decodeText(bytes: Uint8Array, fileName: string, asked?: Encoding): DecodedText {
  if (bytes.length === 0) throw new Problem('bad_input', `${fileName} is empty.`)
  const encoding = asked ?? detectEncoding(bytes)
  if (!encoding) throw notRecognised(bytes, fileName)
  const text = decode(bytes, encoding)
  if (looksBinary(text)) {
    const why = asked ? ` in ${asked}` : ''
    throw new Problem('bad_input', `${fileName} is not a text file${why}: it holds control bytes.`)
  }
  if (text.trim() === '') throw new Problem('bad_input', `${fileName} is empty.`)
  return { encoding, text: text.includes('\n\uFEFF') ? text.replaceAll('\n\uFEFF', '\n') : text }
}

/** How a file begins, for telling its format: latin letters are right in any encoding of bytes. */
export function textHead(head: Uint8Array): string {
  const encoding = detectEncoding(head)
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be'
  return new TextDecoder(isWide ? encoding : 'utf-8').decode(head)
}

function notRecognised(bytes: Uint8Array, fileName: string): Problem {
  if (bytes.includes(0)) {
    return new Problem('bad_input', `${fileName} is not a text file: it holds zero bytes.`)
  }
  return new Problem(
    'bad_input',
    `The encoding of ${fileName} is not recognised: name it (${ENCODINGS.join(', ')}) with --encoding, or save the file as UTF-8.`,
  )
}
