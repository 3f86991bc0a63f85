import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import { errorAnswer } from './answer-errors.ts'
import type { App } from './app.ts'

/** Serves the built page; files under `assets/` carry a hash in their name and never change. */
export function serveClient(app: App, clientDir: string): void {
  if (!existsSync(join(clientDir, 'index.html'))) {
    app.get('/', { schema: { hide: true } }, (_request, reply) =>
      reply
        .status(404)
        .send(errorAnswer('not_found', 'The map is not built: run "npm run build" and try again.')),
    )
    return
  }
  const assets = join(clientDir, 'assets') + sep
  app.register(fastifyStatic, {
    root: clientDir,
    cacheControl: false,
    schemaHide: true,
    setHeaders: (reply, path) => {
      const unchanging = path.startsWith(assets)
      reply.header('cache-control', unchanging ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
