import { networkInterfaces } from 'node:os'
import { Problem } from '../core/problem.ts'
import type { App } from './app.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']
const AUTHORITY = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/i

/**
 * Refuses requests that name another host or come from another site's page: without this any web
 * page could read the project through the visitor's own browser (DNS rebinding).
 *
 * @param host the address the server was told to listen on, allowed by that name too
 */
export function checkCaller(app: App, host: string | undefined): void {
  const names = new Set([...LOOPBACK, ...namesOf(host)])
  const isOurs = (authority: string) => {
    const [, name, port = '80'] = AUTHORITY.exec(authority) ?? []
    if (name === undefined || !names.has(name.toLowerCase())) return false
    const address = app.server.address()
    // Not listening (a test that injects requests): there is no port to compare with.
    return typeof address !== 'object' || address === null || address.port === Number(port)
  }
  app.addHook('onRequest', async (request) => {
    const { host: authority = '', origin } = request.headers
    if (!isOurs(authority))
      throw new Problem('forbidden', `This server does not answer for the host "${authority}".`)
    if (origin !== undefined && !(origin.startsWith('http://') && isOurs(origin.slice(7))))
      throw new Problem('forbidden', `This server does not answer pages of "${origin}".`)
  })
}

/** Names of the address in URLs; all of this machine's own where it listens on all of them. */
function namesOf(host: string | undefined): string[] {
  if (host === undefined) return []
  if (host !== '0.0.0.0' && host !== '::') return [bracketed(host.toLowerCase())]
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.map(({ address }) => bracketed(address.toLowerCase()))
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
