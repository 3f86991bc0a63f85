import { Problem } from '../../core/problem.ts'
import { BASEMAP_KEY, readArtifact } from '../../store/artifacts.ts'
import type { Endpoint } from '../app.ts'

/** GET /api/basemap: the map under the map, as the project holds it. */
export const basemapEndpoint: Endpoint = (app, { project }) => {
  app.get('/api/basemap', { schema: { summary: 'The offline base map' } }, (_request, reply) => {
    const basemap = readArtifact(project, BASEMAP_KEY)
    if (basemap === undefined) throw new Problem('not_found', 'This project has no base map.')
    return reply
      .header('cache-control', 'no-cache')
      .type('application/json')
      .send(Buffer.from(basemap).toString('utf8'))
  })
}
