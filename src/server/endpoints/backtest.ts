import {
  BacktestAnswer,
  BacktestRequest,
  backtestAnswer,
  backtestProfile,
} from '../../api/backtest.ts'
import { mappingOf } from '../../api/mapping.ts'
import { regionExtent } from '../../core/grid/read-region.ts'
import { Problem } from '../../core/problem.ts'
import { weightsFor } from '../../core/score/weights.ts'
import { DEFAULT_MARGIN_METRES } from '../../work/import-file.ts'
import { readElsewhere } from '../../work/read-elsewhere.ts'
import { refuseNothing } from '../../work/refuse-nothing.ts'
import type { Endpoint, ServerContext } from '../app.ts'
import { profileNamed } from '../profile-named.ts'
import { runBacktest } from '../run-backtest.ts'

/** Stations with the day each opened: a list of a million is some 100 MB, one of a country 1 MB. */
const MOST_BYTES = 64 * 1024 * 1024

/** POST /api/backtest: would the score have found where the stations of a file opened? */
export const backtestEndpoint: Endpoint = (app, context) => {
  const schema = {
    summary:
      'Scores with the stations of a past day and sees where later ones opened; the body is the file of stations',
    querystring: BacktestRequest,
    response: { 200: BacktestAnswer },
  }
  app.register(async (scope) => {
    // The file as it is, of whatever type the caller says it is.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    scope.post<{ Querystring: BacktestRequest; Body: Buffer | undefined }>(
      '/api/backtest',
      { bodyLimit: MOST_BYTES, schema },
      async ({ query, body }, reply) => {
        const started = performance.now()
        const profile = backtestProfile(profileNamed(query.profile), query)
        const weights = weightsFor([profile], query.weights ?? '')
        const gone = new AbortController()
        reply.raw.once('close', () => gone.abort())
        const stations = await readStations(context, query, body)
        const question = { stations, split: query.split, weights, fit: query.fit === 'true' }
        const task = { path: context.project.path, profile, question }
        const result = await runBacktest(task, gone.signal)
        return backtestAnswer(result, profile, query.split, started)
      },
    )
  })
}

/** The stations of the file, which tells all there are in the region. */
async function readStations(
  { project }: ServerContext,
  { name, map }: BacktestRequest,
  bytes: Buffer | undefined,
) {
  if (!bytes || bytes.length === 0)
    throw new Problem('bad_input', 'The body is empty: send the file of stations as the body.')
  const { region } = project.settings
  const result = await readElsewhere({
    source: { bytes },
    region,
    marginMetres: DEFAULT_MARGIN_METRES,
    request: {
      fileName: name,
      kind: 'stations',
      mapping: map === undefined ? {} : mappingOf([map], 'map'),
      provenance: { name, source: name, licence: '', attribution: '', generated: false },
      extent: regionExtent(region),
    },
  })
  refuseNothing(name, result)
  return result.drafts[0]!
}
