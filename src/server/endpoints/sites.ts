import type { FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import {
  type ListPreview,
  ListQuery,
  ListPreview as Preview,
  UploadQuery,
} from '../../api/sites.ts'
import { firstVertex } from '../../core/dataset/shapes.ts'
import { Problem } from '../../core/problem.ts'
import { encodingNamed } from '../../io/encoding.ts'
import type { ReadResult } from '../../io/import.ts'
import { addDatasets } from '../../store/add-datasets.ts'
import type { Project } from '../../store/project.ts'
import { inspectElsewhere, readElsewhere } from '../../work/read-elsewhere.ts'
import type { Endpoint } from '../app.ts'
import { judgeElsewhere } from '../judge-elsewhere.ts'
import { profileNamed } from '../profile-named.ts'

const MEGABYTE = 1024 * 1024
/** A list of 100,000 sites with all its columns takes some 20 MB. */
const MOST_BYTES = 64 * MEGABYTE
const MOST_PLACES = 50_000
/** Issues a preview lists: a person reads some and downloads the rest. */
const MOST_PREVIEWED = 5000
/** Metres beyond the region within which rows are taken, as on the command line. */
const MARGIN_METRES = 50_000

/**
 * POST /api/sites and /api/sites/preview: the body is the file itself, read in a process and judged
 * in a thread of its own; both end where the caller goes away.
 */
export const sitesEndpoint: Endpoint = (app, { project }) => {
  app.register(async (plain) => {
    const scope = plain.withTypeProvider<ZodTypeProvider>()
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, body),
    )
    const bodyLimit = MOST_BYTES
    scope.post(
      '/api/sites/preview',
      {
        bodyLimit,
        schema: {
          summary: 'Looks into a list of partner sites: columns, coordinates, places, issues',
          querystring: ListQuery,
          response: { 200: Preview },
        },
      },
      async (request, reply) =>
        previewOf(project, bytesOf(request.body), request.query, until(reply)),
    )
    scope.post(
      '/api/sites',
      {
        bodyLimit,
        schema: {
          summary: 'Scores and ranks a list of partner sites, as siteswap sites --json',
          querystring: UploadQuery,
        },
      },
      async (request, reply) => {
        const { keep, profile, ...query } = request.query
        const found = profileNamed(profile)
        const signal = until(reply)
        const result = await readList(project, bytesOf(request.body), query, signal)
        const task = { path: project.path, profile: found, query, result }
        const json = await judgeElsewhere(task, signal)
        if (keep) addDatasets(project, result.drafts)
        return reply.type('application/json; charset=utf-8').send(json)
      },
    )
  })
}

/** @throws Problem usage where there is no file in the request */
function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array && body.length > 0) return body
  throw new Problem('usage', 'Send the file itself as the body, as application/octet-stream.')
}

/** Ends when the caller goes away. */
function until(reply: FastifyReply): AbortSignal {
  const abort = new AbortController()
  reply.raw.on('close', () => abort.abort(new Problem('usage', 'The caller went away.')))
  return abort.signal
}

async function readList(
  { settings }: Project,
  bytes: Uint8Array,
  query: ListQuery,
  signal: AbortSignal,
): Promise<ReadResult> {
  const { fileName, map, crs } = query
  const provenance = { name: fileName, source: fileName, licence: '', attribution: '' }
  const result = await readElsewhere(
    {
      source: { bytes },
      region: settings.region,
      marginMetres: MARGIN_METRES,
      request: {
        kind: 'partners',
        mapping: mappingOf(map),
        provenance: { ...provenance, generated: false },
        ...(crs && { crs }),
        ...openOptions(query),
      },
    },
    { signal },
  )
  return result
}

function openOptions({ fileName, sheet, encoding }: ListQuery) {
  return {
    fileName,
    ...(sheet && { sheet }),
    ...(encoding && { encoding: encodingNamed(encoding) }),
  }
}

/** @throws Problem usage where the words are no JSON of field → column */
function mappingOf(map: string | undefined): Record<string, string> {
  if (!map) return {}
  try {
    const json: unknown = JSON.parse(map)
    const entries = Object.entries(json as Record<string, unknown>)
    if (entries.every(([, column]) => typeof column === 'string'))
      return Object.fromEntries(entries) as Record<string, string>
  } catch {
    // Told below.
  }
  throw new Problem('usage', 'map must be JSON of field and column, as {"lat":"Y"}.')
}

async function previewOf(
  project: Project,
  bytes: Uint8Array,
  query: ListQuery,
  signal: AbortSignal,
): Promise<ListPreview> {
  const inspected = await inspectElsewhere(
    { source: { bytes }, inspect: openOptions(query) },
    { signal },
  )
  const { formatName: format, encoding, sheets, sheet, headings, samples } = inspected
  const head = {
    ...{ format, encoding: encoding ?? null, sheet: sheet ?? null },
    ...{ sheets: [...sheets], headings: [...headings] },
    samples: samples.map(({ row, cells }) => ({ row, cells: [...cells] })),
  }
  try {
    const read = readPreview(await readList(project, bytes, query, signal))
    return { ...head, read, fault: null }
  } catch (error) {
    if (!(error instanceof Problem) || signal.aborted) throw error
    return { ...head, read: null, fault: error.message }
  }
}

function readPreview(result: ReadResult): NonNullable<ListPreview['read']> {
  const { rows, accepted, rejected, duplicates, issues, reading, suspicions = [] } = result
  const shapes = result.drafts[0]?.shapes
  const places: number[] = []
  for (let row = 0; row < Math.min(shapes?.length ?? 0, MOST_PLACES); row++)
    places.push(...firstVertex(shapes!, row))
  return {
    kind: 'partners',
    ...{ rows, accepted, rejected, duplicates, places },
    issues: issues.slice(0, MOST_PREVIEWED).map((issue) => ({ ...issue })),
    issueCount: issues.length,
    issueCap: MOST_PREVIEWED,
    reading: reading ?? null,
    suspicions: [...suspicions],
  }
}
