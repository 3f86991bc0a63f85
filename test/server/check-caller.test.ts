import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../src/server/app.ts'
import { createServer } from '../../src/server/create-server.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import { makeProject, temporaryFolder } from '../store/sample.ts'

const folder = temporaryFolder()
let project: Project
let app: App
let port: number

beforeAll(async () => {
  project = await makeProject(folder.path)
  app = createServer(project, { clientDir: folder.path, host: 'planner.test' })
  await app.listen({ host: '127.0.0.1', port: 0 })
  port = (app.server.address() as { port: number }).port
})
afterAll(async () => {
  await app.close()
  closeProject(project)
  folder.remove()
})

async function status(headers: Record<string, string>): Promise<number> {
  return (await app.inject({ url: '/api/project', headers })).statusCode
}

test.each(['localhost', '127.0.0.1', '[::1]', 'planner.test', 'LOCALHOST'])(
  '%s at the port it listens on is answered',
  async (name) => {
    expect(await status({ host: `${name}:${port}` })).toBe(200)
    expect(await status({ host: `${name}:${port}`, origin: `http://${name}:${port}` })).toBe(200)
  },
)

test.each([
  'evil.example',
  'localhost.evil.example',
  'localhost@evil.example',
  'localhost:1',
  'localhost',
  '',
])('the host "%s" is refused', async (host) => {
  expect(await status({ host })).toBe(403)
})

test.each(['http://evil.example', 'null', 'https://localhost', 'http://localhost:1'])(
  'a page of %s is refused',
  async (origin) => {
    expect(await status({ host: `localhost:${port}`, origin })).toBe(403)
  },
)

test('the refusal is one sentence', async () => {
  const reply = await app.inject({ url: '/api/project', headers: { host: 'evil.example' } })
  expect(reply.json()).toEqual({
    error: {
      code: 'forbidden',
      message: 'This server does not answer for the host "evil.example".',
    },
  })
})

test('without a built page the server says how to build it', async () => {
  const reply = await app.inject({ url: '/', headers: { host: `localhost:${port}` } })
  expect(reply.json().error.message).toBe(
    'The map is not built: run "npm run build" and try again.',
  )
})
