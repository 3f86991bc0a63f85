import type { Endpoint } from '../app.ts'

/** GET /api/docs: this interface as OpenAPI 3. */
export const docsEndpoint: Endpoint = (app) => {
  app.get('/api/docs', { schema: { hide: true } }, (_request, reply) =>
    reply.type('application/json').send(JSON.stringify(app.swagger())),
  )
}
