/** The text of gzipped bytes in base64: how tables travel inside a module. */
export async function unpackText(base64: string): Promise<string> {
  const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return await new Response(stream).text()
}
