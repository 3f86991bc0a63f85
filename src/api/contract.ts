import { z } from 'zod'

/** What `GET /api/project` answers. */
export const ProjectAnswer = z.object({
  name: z.string(),
  resolution: z.number().int(),
  cells: z.number().int(),
  /** West, south, east, north in degrees; west > east across the antimeridian. */
  extent: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  profiles: z.array(z.object({ id: z.string(), title: z.string() })),
  datasets: z.array(
    z.object({
      hash: z.string(),
      kind: z.string(),
      name: z.string(),
      rows: z.number().int(),
      extent: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      source: z.string(),
      licence: z.string(),
      attribution: z.string(),
      generated: z.boolean(),
    }),
  ),
  /** Whether `GET /api/basemap` has something to show. */
  basemap: z.boolean(),
})
export type ProjectAnswer = z.infer<typeof ProjectAnswer>

/** What `GET /api/profiles/:id/frame` answers: the frame itself is at `/api/frames/:hash`. */
export const FrameAnswer = z.object({ hash: z.string(), url: z.string() })
export type FrameAnswer = z.infer<typeof FrameAnswer>

/** Every error: one sentence and its code of `core/problem.ts`. */
export const ErrorAnswer = z.object({ error: z.object({ code: z.string(), message: z.string() }) })
export type ErrorAnswer = z.infer<typeof ErrorAnswer>
