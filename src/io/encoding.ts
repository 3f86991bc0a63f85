import { Problem } from '../core/problem.ts'
import { COMMON_HANZI } from './common-hanzi.ts'

/** Encodings of text that can be read, by the names of the WHATWG Encoding Standard. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'windows-1252',
] as const
export type Encoding = (typeof ENCODINGS)[number]

/**
 * The encoding that a person names, by any of its usual names (gbk, cp950, latin1 …).
 * @throws Problem usage, listing those that can be read
 */
export function encodingNamed(label: string): Encoding {
  try {
    const name = new TextDecoder(label).encoding
    const found = ENCODINGS.find((known) => known === (name === 'gbk' ? 'gb18030' : name))
    if (found) return found
  } catch {
    // Told below.
  }
  throw new Problem(
    'usage',
    `The encoding '${label}' is not known; known are ${ENCODINGS.join(', ')}.`,
  )
}

/** Bytes that are looked at to tell the older encodings apart. */
const SAMPLE_BYTES = 65_536
/** Mean plausibility of the characters beyond ASCII, from which on a guess is taken. */
const LEAST_SCORE = 0.4
/** Share of high bytes beside another high byte, from which on a text is none of western Europe. */
const MOST_RUNS = 0.6

/**
 * The encoding that bytes of text are in: by a byte-order mark; else UTF-8 where all of it is;
 * else the one in which the characters make most sense. Undefined where they make none in any.
 */
export function detectEncoding(bytes: Uint8Array): Encoding | undefined {
  const marked = markedEncoding(bytes)
  if (marked) return marked
  const wide = wideEncoding(bytes)
  if (wide) return wide
  if (!bytes.includes(0) && isUtf8(bytes)) return 'utf-8'
  const sample = highSample(bytes)
  const start = bytes.subarray(0, SAMPLE_BYTES - (bytes.length % 2))
  const candidates: [Encoding, number][] = [
    // Sequences of several bytes hardly ever come about by chance: one broken byte does not undo them.
    ['utf-8', 0.1 + plausibility(decode(sample, 'utf-8'))],
    ['gb18030', plausibility(decode(sample, 'gb18030'))],
    ['big5', plausibility(decode(sample, 'big5'))],
    ['utf-16le', plausibility(decode(start, 'utf-16le'))],
    ['utf-16be', plausibility(decode(start, 'utf-16be'))],
  ]
  if (runShare(sample) < MOST_RUNS) {
    candidates.push(['windows-1252', plausibility(decode(sample, 'windows-1252'))])
  }
  const [best, score] = candidates.reduce((a, b) => (b[1] > a[1] ? b : a))
  return score >= LEAST_SCORE ? best : undefined
}

/** The encoding that a byte-order mark states. */
function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/**
 * UTF-16 without a mark, told by the zero halves of its commas, digits and line ends: those lie on
 * one side only, and it is text once decoded.
 */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const zeros: [number, number] = [0, 0]
  for (let k = 0; k < sample.length; k++) if (sample[k] === 0) zeros[k & 1]!++
  const [even, odd] = zeros
  const least = sample.length / 100
  if (Math.max(even, odd) < least || Math.min(even, odd) > Math.max(even, odd) / 20) {
    return undefined
  }
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  const text = decode(sample.subarray(0, sample.length & ~1), encoding)
  return CONTROLS.test(text) ? undefined : encoding
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they tell binary data from text
const CONTROLS = /[\u0000-\u0008\u000e-\u0019\u001b\ufffe\uffff]/

/** Whether decoded text holds characters that no text does. */
export function looksBinary(text: string): boolean {
  // The two noncharacters are odd in a cell, but they make no file binary.
  return CONTROLS.test(text.slice(0, SAMPLE_BYTES).replace(/[\ufffe\uffff]/g, ''))
}

/**
 * Text of bytes as the Encoding Standard has it, U+FFFD for what is no character: Node's own tables
 * differ in the upper controls of windows-1252 and in the single bytes of Big5.
 */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(bytes)
  if (encoding === 'big5') return text.replace(/[\u0080\uF8F8]/g, '\uFFFD')
  if (encoding !== 'windows-1252') return text
  return text.replace(/[\u0080-\u009f]/g, (control) => UPPER[control.charCodeAt(0) - 0x80]!)
}

/** 0x80 to 0x9f in windows-1252. */
const UPPER = [
  ...[
    '€',
    '\u0081',
    '‚',
    'ƒ',
    '„',
    '…',
    '†',
    '‡',
    'ˆ',
    '‰',
    'Š',
    '‹',
    'Œ',
    '\u008d',
    'Ž',
    '\u008f',
  ],
  ...['\u0090', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u009d', 'ž', 'Ÿ'],
]

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The first lines that hold bytes beyond ASCII, up to the sample's size. */
function highSample(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES))
  let filled = 0
  for (let start = 0; start < bytes.length && filled < sample.length; ) {
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline + 1
    const line = bytes.subarray(start, Math.min(end, start + sample.length - filled))
    if (line.some((byte) => byte > 0x7f)) {
      sample.set(line, filled)
      filled += line.length
    }
    start = end
  }
  return sample.subarray(0, filled)
}

/** Share of the high bytes that have another beside them. */
function runShare(bytes: Uint8Array): number {
  let [high, beside] = [0, 0]
  for (let k = 0; k < bytes.length; k++) {
    if (bytes[k]! < 0x80) continue
    high++
    if (bytes[k - 1]! > 0x7f || bytes[k + 1]! > 0x7f) beside++
  }
  return high === 0 ? 0 : beside / high
}

/** Mean of what the characters beyond ASCII are worth as text; −∞ for control characters. */
function plausibility(text: string): number {
  if (CONTROLS.test(text)) return Number.NEGATIVE_INFINITY
  let [sum, count] = [0, 0]
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code < 0x80) continue
    sum += COMMON_HANZI.has(character) ? 1 : worth(code)
    count++
  }
  return count === 0 ? 0 : sum / count
}

function worth(code: number): number {
  if (code === 0xfffd) return -1
  if (code >= 0x4e00 && code <= 0x9fff) return 0.3
  const isLetterOrMark =
    (code >= 0xc0 && code <= 0x52f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x2010 && code <= 0x2044) ||
    (code >= 0x3000 && code <= 0x30ff) ||
    (code >= 0xff01 && code <= 0xff5e)
  if (isLetterOrMark) return 0.6
  return code >= 0xa0 && code <= 0x2bff ? 0.1 : -0.5
}
