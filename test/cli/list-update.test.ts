import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProjectAnswer } from '../../src/api/contract.ts'
import { DatasetImported } from '../../src/api/import.ts'
import { temporaryFolder } from '../store/sample.ts'
import { siteswap } from './run-siteswap.ts'

const folder = temporaryFolder()
const run = (...words: string[]) => siteswap(folder.path, ...words)
const put = (text: string) => writeFileSync(join(folder.path, 'list.csv'), text)
const HEAD = 'id,name,lat,lon,rent\n'

beforeAll(async () => {
  await run('new', 'p.siteswap', '--region', '121.3,31.1,121.7,31.4')
})
afterAll(() => folder.remove())

async function bringIn(text: string) {
  put(HEAD + text)
  const done = await run('import', 'p.siteswap', 'partners', 'list.csv', '--json')
  expect(done).toMatchObject({ code: 0, err: '' })
  return DatasetImported.parse(JSON.parse(done.out))
}
const held = async () =>
  ProjectAnswer.parse(JSON.parse((await run('datasets', 'p.siteswap', '--json')).out)).datasets

test('the same file again adds nothing, a newer one replaces it and tells what changed', async () => {
  const first = await bringIn(
    'a,Anfu,31.2,121.4,100\nb,Beihu,31.21,121.41,\nc,Chang,31.22,121.42,\n',
  )
  expect(first).toMatchObject({ added: true, accepted: 3 })
  expect(first.update).toBeUndefined()
  const same = await bringIn(
    'a,Anfu,31.2,121.4,100\nb,Beihu,31.21,121.41,\nc,Chang,31.22,121.42,\n',
  )
  expect(same).toMatchObject({ added: false, dataset: first.dataset })
  expect(same.update).toBeUndefined()
  const newer = await bringIn(
    'a,Anfu,31.2,121.4,120\nb,Beihu,31.21,121.41,\nd,Dong,31.23,121.43,\n',
  )
  expect(newer.update).toEqual({
    replaced: first.dataset,
    ...{ added: 1, changed: 1, same: 1, gone: 1 },
    differences: [
      { what: 'added', id: 'd', name: 'Dong', fields: [] },
      { what: 'changed', id: 'a', name: 'Anfu', fields: ['rent'] },
      { what: 'gone', id: 'c', name: 'Chang', fields: [] },
    ],
  })
  expect((await held()).map(({ hash }) => hash)).toEqual([newer.dataset])
})

test('another list that happens to have the same name stands beside it', async () => {
  const other = await bringIn('x,Xuhui,31.3,121.5,\ny,Yangpu,31.31,121.51,\n')
  expect(other).toMatchObject({ added: true })
  expect(other.update).toBeUndefined()
  expect(await held()).toHaveLength(2)
})

test('a person is told in words', async () => {
  put(`${HEAD}x,Xuhui,31.3,121.5,90\ny,Yangpu,31.31,121.51,\n`)
  const { out } = await run('import', 'p.siteswap', 'partners', 'list.csv')
  expect(out).toMatch(
    /It replaces the version the project held: 0 added, 1 changed, 0 gone, 1 as before\./,
  )
  expect(out).toMatch(/changed: x Xuhui \(rent\)/)
})
