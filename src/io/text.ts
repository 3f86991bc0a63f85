import { Problem } from '../core/problem.ts'

/**
 * The text of a file in UTF-8, without byte-order marks: some exports put one on every line.
 * @throws Problem bad_input where the file is empty, is binary or is in another encoding.
 */
export function decodeText(bytes: Uint8Array, fileName: string): string {
  if (bytes.length === 0) throw new Problem('bad_input', `${fileName} is empty.`)
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (wide) throw new Problem('bad_input', `${fileName} is in UTF-16: save it as UTF-8.`)
  if (bytes.includes(0)) {
    throw new Problem('bad_input', `${fileName} is not a text file: it holds zero bytes.`)
  }
  const text = decodeUtf8(bytes)
  if (text === undefined) {
    throw new Problem(
      'bad_input',
      `${fileName} is not in UTF-8 (line ${firstBadLine(bytes)} is the first that is not): save it as UTF-8.`,
    )
  }
  if (text.trim() === '') throw new Problem('bad_input', `${fileName} is empty.`)
  return text.includes('\n\uFEFF') ? text.replaceAll('\n\uFEFF', '\n') : text
}

/** The text, its leading byte-order mark left out; undefined where it is not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  let start = 0
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline
    if (decodeUtf8(bytes.subarray(start, end)) === undefined) return line
    line++
    start = end + 1
  }
  return line
}
