import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Project } from '../store/project.ts'
import type { Explainer } from './explainer.ts'
import type { FrameShelf } from './frame-shelf.ts'
import type { PlanShelf } from './plan-shelf.ts'

/** The server, with routes typed by their zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** What every endpoint works on. */
export interface ServerContext {
  readonly project: Project
  readonly frames: FrameShelf
  readonly plans: PlanShelf
  readonly explainer: Explainer
}

/** One endpoint: its file adds its route. To add one: its file, its test, its line in the registry. */
export type Endpoint = (app: App, context: ServerContext) => void
