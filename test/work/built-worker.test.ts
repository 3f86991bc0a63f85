import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { findWorker, workerUrl } from '../../src/work/built-worker.ts'

test('a worker of the build is found from its source', () => {
  for (const name of ['work/mip-worker', 'work/read-worker', 'server/explain-worker'])
    expect(fileURLToPath(workerUrl(name))).toMatch(new RegExp(`/dist/${name}\\.js$`))
})

test('one that is not built is named, with what to do', () => {
  expect(findWorker('work/no-worker')).toBeUndefined()
  expect(() => workerUrl('work/no-worker')).toThrow(
    'work/no-worker.js is not built: run npm run build.',
  )
})
