import { numberBytes, uint32FromBytes } from './number-bytes.ts'

/*
 * A text column says the same few words again and again, so it is stored as a dictionary:
 *   uint32 word count · uint32 row count · uint32 end of each word in the UTF-8 below
 *   · uint32 word of each row · the words in UTF-8, in order of first use
 */

/** Bytes of a text column. */
export function textBytes(texts: readonly string[]): Buffer {
  const codes = new Map<string, number>()
  const codeOfRow = new Uint32Array(texts.length)
  for (const [row, text] of texts.entries()) {
    const code = codes.get(text) ?? codes.size
    if (code === codes.size) codes.set(text, code)
    codeOfRow[row] = code
  }
  const words = [...codes.keys()].map((word) => Buffer.from(word, 'utf8'))
  let end = 0
  const ends = Uint32Array.from(words, (word) => {
    end += word.length
    return end
  })
  const head = Uint32Array.of(words.length, texts.length)
  return Buffer.concat([numberBytes(head), numberBytes(ends), numberBytes(codeOfRow), ...words])
}

/** The text column of these bytes. */
export function textsFromBytes(bytes: Uint8Array): string[] {
  const [wordCount, rows] = uint32FromBytes(bytes.subarray(0, 8)) as unknown as [number, number]
  const numbers = uint32FromBytes(bytes.subarray(8, 8 + 4 * (wordCount + rows)))
  const utf8 = Buffer.from(bytes.subarray(8 + 4 * (wordCount + rows)))
  const words: string[] = []
  for (let word = 0, start = 0; word < wordCount; word++) {
    words.push(utf8.toString('utf8', start, numbers[word]))
    start = numbers[word]!
  }
  return Array.from(numbers.subarray(wordCount), (code) => words[code]!)
}
