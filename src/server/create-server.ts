import fastifySwagger from '@fastify/swagger'
import { fastify } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { Project } from '../store/project.ts'
import { answerErrors } from './answer-errors.ts'
import type { App } from './app.ts'
import { checkCaller } from './check-caller.ts'
import { compressAnswers } from './compress-answers.ts'
import { ENDPOINTS } from './endpoints/registry.ts'
import { Explainer } from './explainer.ts'
import { FrameShelf } from './frame-shelf.ts'
import { PlanShelf } from './plan-shelf.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { serveClient } from './serve-client.ts'

export interface ServerOptions {
  /** Folder of the built page. */
  readonly clientDir: string
  /** Version of the program, for the interface's description. */
  readonly version?: string
  /** The address it will listen on, allowed as a Host besides localhost. */
  readonly host?: string
  /** Told of errors that are our own fault. */
  readonly onFault?: (error: unknown) => void
}

/** What one request may take. All endpoints only read, so bodies are small. */
const LIMITS = {
  bodyLimit: 64 * 1024,
  requestTimeout: 30_000,
  connectionTimeout: 120_000,
  keepAliveTimeout: 10_000,
  http: { headersTimeout: 10_000, maxHeaderSize: 16 * 1024 },
}

/** A server of one project, not yet listening: `inject` and `listen` both work. */
export function createServer(project: Project, options: ServerOptions): App {
  const app: App = fastify({
    ...LIMITS,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerErrors(app, options.onFault ?? (() => {}))
  addSecurityHeaders(app)
  checkCaller(app, options.host)
  compressAnswers(app)
  app.register(fastifySwagger, {
    openapi: { info: { title: 'Siteswap', version: options.version ?? '0.0.0' } },
    transform: jsonSchemaTransform,
  })
  const context = {
    project,
    frames: new FrameShelf(project),
    plans: new PlanShelf(project),
    explainer: new Explainer(project),
  }
  app.addHook('onClose', () => context.explainer.close())
  // Routes come after the plugin that describes them.
  app.register(async (scope) => {
    const typed = scope.withTypeProvider<ZodTypeProvider>()
    for (const addEndpoint of ENDPOINTS) addEndpoint(typed, context)
    serveClient(typed, options.clientDir)
  })
  return app
}
