import { type ChildProcess, spawn } from 'node:child_process'
import { expect } from 'vitest'
import { BIN, siteswap } from '../cli/run-siteswap.ts'

/** Makes the demo in a folder and serves it on a free port. */
export async function serveDemo(folder: string): Promise<{ server: ChildProcess; url: string }> {
  expect((await siteswap(folder, 'demo')).code).toBe(0)
  const server = spawn(process.execPath, [BIN, 'serve', '--port', '0'], { cwd: folder })
  return { server, url: await addressOf(server) }
}

/** The address a server prints when it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const address = /http:\/\/\S+/.exec(said)
      if (address !== null) resolve(address[0])
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
}
