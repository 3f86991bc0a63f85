import type { Endpoint } from '../app.ts'
import { backtestEndpoint } from './backtest.ts'
import { basemapEndpoint } from './basemap.ts'
import { calibrateEndpoint } from './calibrate.ts'
import { docsEndpoint } from './docs.ts'
import { explainEndpoint } from './explain.ts'
import { featuresEndpoint } from './features.ts'
import { frameEndpoint } from './frame.ts'
import { needEndpoint } from './need.ts'
import { planProgressEndpoint, plansEndpoint } from './plans.ts'
import { profileFrameEndpoint } from './profile-frame.ts'
import { projectEndpoint } from './project.ts'
import { scenarioFrameEndpoint } from './scenario-frame.ts'
import { scenariosEndpoint } from './scenarios.ts'
import { scoreEndpoint } from './score.ts'
import { sitesEndpoint } from './sites.ts'

export const ENDPOINTS: readonly Endpoint[] = [
  projectEndpoint,
  profileFrameEndpoint,
  frameEndpoint,
  featuresEndpoint,
  basemapEndpoint,
  scoreEndpoint,
  sitesEndpoint,
  explainEndpoint,
  needEndpoint,
  calibrateEndpoint,
  backtestEndpoint,
  scenariosEndpoint,
  scenarioFrameEndpoint,
  plansEndpoint,
  planProgressEndpoint,
  docsEndpoint,
]
