import { z } from 'zod'
import { Problem } from '../../core/problem.ts'
import type { Endpoint } from '../app.ts'
import { acceptedEncoding, compress, type Encoding } from '../compression.ts'
import { NEVER_CHANGES } from '../immutable.ts'

/** Compressed frames held in memory. */
const MOST_HELD = 4

/** GET /api/frames/:hash: grid and columns as one binary body, cached for ever. */
export const frameEndpoint: Endpoint = (app, { frames }) => {
  const held = new Map<string, Promise<Buffer>>()
  const compressed = (hash: string, bytes: Uint8Array, encoding: Encoding) => {
    const key = `${hash} ${encoding}`
    const body = held.get(key) ?? compress(bytes, encoding)
    held.set(key, body)
    const oldest = held.keys().next().value
    if (held.size > MOST_HELD && oldest !== undefined) held.delete(oldest)
    return body
  }
  const schema = {
    summary: 'A frame: grid and criterion columns, little-endian binary',
    params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be a hash of 64 digits') }),
  }
  app.get('/api/frames/:hash', { schema }, async (request, reply) => {
    const { hash } = request.params
    const bytes = frames.bytesOf(hash)
    if (bytes === undefined)
      throw new Problem(
        'not_found',
        `There is no frame ${hash}: ask for the profile's frame again.`,
      )
    reply.headers({ ...NEVER_CHANGES, vary: 'accept-encoding' }).type('application/octet-stream')
    const encoding = acceptedEncoding(request.headers['accept-encoding'])
    if (encoding === undefined) return reply.send(Buffer.from(bytes))
    return reply.header('content-encoding', encoding).send(await compressed(hash, bytes, encoding))
  })
}
