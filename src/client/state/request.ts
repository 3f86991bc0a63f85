import type { ErrorAnswer } from '../../api/contract.ts'

/** What the server said is wrong, in a sentence fit for the screen. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  /** Code of `core/problem.ts`; 'unreachable' where there was no answer at all. */
  readonly code: string

  constructor(sentence: string, code: string) {
    super(sentence)
    this.code = code
  }
}

/** Whether an error is an answer of the server with this code. */
export function isProblem(error: unknown, code: string): boolean {
  return error instanceof RequestError && error.code === code
}

/** Gets JSON from the project's server. @throws RequestError with a sentence for people */
export async function getJson<Answer>(path: string): Promise<Answer> {
  const response = await send('GET', path)
  return (await response.json()) as Answer
}

/** Gets a binary body from the project's server. @throws RequestError */
export async function getBytes(path: string): Promise<ArrayBuffer> {
  const response = await send('GET', path)
  return response.arrayBuffer()
}

/** Sends JSON to the project's server and gets JSON back. @throws RequestError */
export async function sendJson<Answer>(
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  body: unknown,
): Promise<Answer> {
  const response = await send(method, path, JSON.stringify(body))
  return (await response.json()) as Answer
}

/**
 * Sends a file as the body and gets JSON back.
 * @throws RequestError; what the signal ends is one too, for the caller to overlook
 */
export async function postFile<Answer>(
  path: string,
  query: Readonly<Record<string, string>>,
  file: Blob,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await ask(`${path}?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
    signal,
  })
  return (await response.json()) as Answer
}

/** Asks the project's server. @throws RequestError where it does not answer, or answers an error */
export async function send(method: string, path: string, json?: string): Promise<Response> {
  const headers = json === undefined ? {} : { 'content-type': 'application/json' }
  return ask(path, { method, headers, ...(json !== undefined && { body: json }) })
}

async function ask(path: string, request: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, request)
  } catch {
    throw new RequestError(
      'The Siteswap server does not answer. Is `siteswap serve` still running in its terminal?',
      'unreachable',
    )
  }
  if (response.ok) return response
  const body = (await readError(response)) as Partial<ErrorAnswer> | undefined
  throw new RequestError(sentenceOf(body, response.status), body?.error?.code ?? '')
}

async function readError(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

/** The sentence of an error answer, or one about the status where the body is none. */
export function sentenceOf(body: unknown, status: number): string {
  const message = (body as Partial<ErrorAnswer> | undefined)?.error?.message
  return message || `The server answered with status ${status} and no explanation.`
}
