import { NeedAnswer, NeedQuery, needAnswer } from '../../api/need.ts'
import { projectNeed } from '../../store/project-need.ts'
import type { Endpoint } from '../app.ts'
import { profileNamed } from '../profile-named.ts'

/** GET /api/need: how many stations each area needs. */
export const needEndpoint: Endpoint = (app, { project }) => {
  const schema = {
    summary: 'How many stations each area needs',
    querystring: NeedQuery,
    response: { 200: NeedAnswer },
  }
  app.get('/api/need', { schema }, (request) => {
    const { vsr, growth, year, profile } = request.query
    const question = { vehiclesPerStation: vsr, growthPerYear: growth, ...(year && { year }) }
    return needAnswer(projectNeed(project, profileNamed(profile), question), request.query)
  })
}
