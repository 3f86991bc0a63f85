import type { Chunks } from '../../../io/write/chunks.ts'

/** Hands a file that was made in the page to the person, as a download. */
export async function saveAs(name: string, mediaType: string, chunks: Chunks): Promise<void> {
  const parts: BlobPart[] = []
  for await (const chunk of chunks) parts.push(chunk as BlobPart)
  const url = URL.createObjectURL(new Blob(parts, { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
