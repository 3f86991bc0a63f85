import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../store/sample.ts'
import { BIN, siteswap } from './run-siteswap.ts'

const folder = temporaryFolder()
let server: ChildProcess
let url: string

beforeAll(async () => {
  expect((await siteswap(folder.path, 'demo')).code).toBe(0)
  server = spawn(process.execPath, [BIN, 'serve', '--port', '0'], { cwd: folder.path })
  url = await addressOf(server)
})
afterAll(async () => {
  if (server.exitCode === null) server.kill('SIGKILL')
  folder.remove()
})

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

test('the demo is made once, scored, and has ten sites a profile', async () => {
  const again = await siteswap(folder.path, 'demo', '--json')
  expect(again).toMatchObject({ code: 0, err: '' })
  const { scores } = JSON.parse(again.out)
  expect(scores.map(({ profile }: { profile: string }) => profile)).toEqual(['urban', 'highway'])
  for (const { sites } of scores) expect(sites).toHaveLength(10)
})

test('the folder of the only project can be served, and gives the scores of the command line', async () => {
  const served = await (await fetch(new URL('/api/score?profile=highway&top=20', url))).json()
  const words = ['score', 'demo.siteswap', '--profile', 'highway', '--top', '20', '--json']
  const told = JSON.parse((await siteswap(folder.path, ...words)).out)
  expect({ ...served, elapsedMs: 0 }).toEqual({ ...told, elapsedMs: 0 })
})

test('the demo has a base map and its layers are labelled', async () => {
  const project = await (await fetch(new URL('/api/project', url))).json()
  expect(project.basemap).toBe(true)
  expect((await fetch(new URL('/api/basemap', url))).status).toBe(200)
  const generated = project.datasets.filter((dataset: { generated: boolean }) => dataset.generated)
  expect(generated.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
    'exclusions',
    'grid',
    'partners',
    'stations',
  ])
})

test('SIGTERM ends the server without an error', async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  expect(await ended).toBe(0)
})
