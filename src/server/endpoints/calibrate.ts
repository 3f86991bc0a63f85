import { CalibrateAnswer, CalibrateQuery, calibrateAnswer } from '../../api/calibrate.ts'
import { projectCalibration } from '../../store/project-calibration.ts'
import type { Endpoint } from '../app.ts'
import { profileNamed } from '../profile-named.ts'

/** GET /api/calibrate: factors that bring modelled demand to what stations record. */
export const calibrateEndpoint: Endpoint = (app, { project }) => {
  const schema = {
    summary: 'Factors that bring modelled demand to what stations record; applied to nothing',
    querystring: CalibrateQuery,
    response: { 200: CalibrateAnswer },
  }
  app.get('/api/calibrate', { schema }, (request) =>
    calibrateAnswer(projectCalibration(project, profileNamed(request.query.profile))),
  )
}
