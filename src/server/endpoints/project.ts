import { ProjectAnswer } from '../../api/contract.ts'
import type { Endpoint } from '../app.ts'
import { describeProject } from '../describe-project.ts'

/** GET /api/project: what the project is and holds. */
export const projectEndpoint: Endpoint = (app, { project }) => {
  app.get(
    '/api/project',
    { schema: { summary: 'The project and its datasets', response: { 200: ProjectAnswer } } },
    () => describeProject(project),
  )
}
