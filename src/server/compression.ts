import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

/** Below this many bytes compressing costs more than it saves. */
export const LEAST_BYTES = 1400

// Levels that a person does not wait for.
const GZIP = { level: 5 }
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

const brotliAsync = promisify(brotliCompress)
const gzipAsync = promisify(gzip)

/** The best encoding a request accepts, undefined for none; q=0 refuses one. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const refused = /;\s*q=0(\.0*)?\s*$/
  const accepted = (header ?? '')
    .split(',')
    .filter((part) => !refused.test(part))
    .map((part) => part.split(';')[0]!.trim().toLowerCase())
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding))
}

/** Compresses off the main thread. */
export function compress(bytes: Uint8Array | string, encoding: Encoding): Promise<Buffer> {
  return encoding === 'gzip' ? gzipAsync(bytes, GZIP) : brotliAsync(bytes, BROTLI)
}

/** The same for a file as it is read. */
export function compressStream(source: Readable, encoding: Encoding): Readable {
  const compressor = encoding === 'gzip' ? createGzip(GZIP) : createBrotliCompress(BROTLI)
  source.on('error', (error) => compressor.destroy(error))
  return source.pipe(compressor)
}
