import type { FastifyError } from 'fastify'
import type { ErrorAnswer } from '../api/contract.ts'
import { Problem } from '../core/problem.ts'
import type { App } from './app.ts'

/** Turns every error into one sentence and its code; what is our own fault is told to `onFault`. */
export function answerErrors(app: App, onFault: (error: unknown) => void): void {
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const problem = problemOf(error)
    if (problem !== undefined)
      return reply.status(problem.httpStatus).send(errorAnswer(problem.code, problem.message))
    onFault(error)
    return reply
      .status(500)
      .send(errorAnswer('internal', 'Something in Siteswap itself went wrong: please report it.'))
  })
  app.setNotFoundHandler((request, reply) =>
    reply
      .status(404)
      .send(errorAnswer('not_found', `There is nothing at ${request.url.split('?')[0]}.`)),
  )
}

/** An answer that says what went wrong. */
export function errorAnswer(code: string, message: string): ErrorAnswer {
  return { error: { code, message } }
}

function problemOf(error: FastifyError): Problem | undefined {
  if (error instanceof Problem) return error
  const first = error.validation?.[0]
  if (first !== undefined) {
    const name = first.instancePath.replace(/^\//, '')
    return new Problem('usage', `${name}: ${first.message ?? 'is not valid'}.`)
  }
  if (error.statusCode === 413) return new Problem('too_large', 'The request is too large.')
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new Problem(error.statusCode === 404 ? 'not_found' : 'usage', error.message)
  return undefined
}
