import { Readable } from 'node:stream'
import type { App } from './app.ts'
import { acceptedEncoding, compress, compressStream, LEAST_BYTES } from './compression.ts'

const TEXT = /json|javascript|css|html|svg/

/** Compresses text answers; bodies that an endpoint has encoded itself pass through. */
export function compressAnswers(app: App): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '')
    const isWhole = reply.statusCode !== 206 && request.method !== 'HEAD'
    if (!isWhole || !TEXT.test(type) || reply.hasHeader('content-encoding')) return payload
    if (typeof payload !== 'string' && !(payload instanceof Readable)) return payload
    reply.header('vary', 'accept-encoding')
    const encoding = acceptedEncoding(request.headers['accept-encoding'])
    const isShort = typeof payload === 'string' && Buffer.byteLength(payload) < LEAST_BYTES
    if (encoding === undefined || isShort) return payload
    reply.header('content-encoding', encoding).removeHeader('content-length')
    return typeof payload === 'string'
      ? compress(payload, encoding)
      : compressStream(payload, encoding)
  })
}
