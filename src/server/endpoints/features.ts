import { z } from 'zod'
import { featuresText } from '../../api/features.ts'
import { Problem } from '../../core/problem.ts'
import { listDatasets } from '../../store/list-datasets.ts'
import { readDataset } from '../../store/read-dataset.ts'
import type { Endpoint } from '../app.ts'
import { NEVER_CHANGES } from '../immutable.ts'

/** GET /api/datasets/:hash/features: all rows of a dataset as GeoJSON. */
export const featuresEndpoint: Endpoint = (app, { project }) => {
  const schema = {
    summary: 'Rows of a dataset as GeoJSON',
    params: z.object({ hash: z.string() }),
  }
  app.get('/api/datasets/:hash/features', { schema }, (request, reply) => {
    const { hash } = request.params
    const head = listDatasets(project).find((dataset) => dataset.hash === hash)
    if (head === undefined) throw new Problem('not_found', `This project holds no dataset ${hash}.`)
    return reply
      .headers(NEVER_CHANGES)
      .type('application/geo+json')
      .send(featuresText(readDataset(project, head)))
  })
}
