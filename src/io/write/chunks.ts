export type Chunk = string | Uint8Array
export type Chunks = Iterable<Chunk> | AsyncIterable<Chunk>

const CHUNK_CHARACTERS = 1 << 18

/** Joins short texts into chunks that are worth a write. */
export function* batched(texts: Iterable<string>): Generator<string> {
  let held = ''
  for (const text of texts) {
    held += text
    if (held.length < CHUNK_CHARACTERS) continue
    yield held
    held = ''
  }
  if (held !== '') yield held
}
