import { Problem } from '../core/problem.ts'
import type { App } from '../server/app.ts'
import type { Project } from '../store/project.ts'
import { packageFile, packageVersion } from './package-root.ts'
import { outJson, type Terminal } from './terminal.ts'
import { wholeNumber } from './whole-number.ts'

/** Options of the commands that serve. */
export interface ServeOptions {
  readonly port: string
  readonly host: string
  readonly json?: boolean
}

/** The port that `--port` names; 0 takes any free one. */
export function portOf(options: ServeOptions): number {
  return wholeNumber('--port', options.port, 0, 65_535)
}

/**
 * Serves a project until the process is told to stop.
 * @throws Problem port_in_use, usage for an address this machine does not have
 */
export async function runServer(
  terminal: Terminal,
  project: Project,
  options: ServeOptions,
): Promise<void> {
  const { host } = options
  // Loaded here only: the other commands need not wait for it.
  const { createServer } = await import('../server/create-server.ts')
  const app = createServer(project, {
    clientDir: packageFile('dist/client'),
    version: packageVersion(),
    host,
    onFault: (error) => terminal.note(`siteswap: ${faultText(error)}\n`),
  })
  const port = await listen(app, host, portOf(options))
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`
  if (options.json) outJson(terminal, { project: project.path, url, port })
  else terminal.out(`${project.settings.name} is served at ${url} (Ctrl-C stops it).\n`)
  await stopSignal()
  await app.close()
}

async function listen(app: App, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    await app.close()
    throw listenProblem(cause, host, port)
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function listenProblem(cause: unknown, host: string, port: number): unknown {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE')
    return new Problem(
      'port_in_use',
      `Port ${port} is already in use: choose another with --port, or --port 0 for any free one.`,
      { cause },
    )
  if (code === 'EACCES')
    return new Problem('port_in_use', `Port ${port} is not ours to open: choose one above 1023.`, {
      cause,
    })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Problem('usage', `This machine has no address ${host}: choose another --host.`, {
      cause,
    })
  return cause
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

function faultText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
