/** Keeps columns between runs; a key names every input, so what it holds never goes stale. */
export interface ColumnCache {
  read(key: string): Uint8Array | undefined
  write(key: string, bytes: Uint8Array): void
}
