import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../store/sample.ts'
import { siteswap } from './run-siteswap.ts'

const folder = temporaryFolder()
const run = (...words: string[]) => siteswap(folder.path, ...words)

beforeAll(async () => {
  const files = {
    'vehicles.csv': 'lat,lon,count,swappable,year\n31.3,120.6,2300,swappable,2023\n',
    'stations.csv':
      'lat,lon,own,technology,swaps_per_day\n31.3,120.601,own,swap,60\n31.31,120.61,own,swap,45\n',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text)
  await run('new', 'p.siteswap', '--region', '120.5,31.2,120.7,31.4')
  await run('import', 'p.siteswap', 'vehicles', 'vehicles.csv')
})
afterAll(folder.remove)

test('need tells the stations of all areas together where there are no boundaries', async () => {
  const { code, out } = await run('need', 'p.siteswap', '--vsr', '200', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    vsr: 200,
    countedIn: 2023,
    total: { stations: 0, ratio: null, now: { vehicles: 2300, needed: 12, missing: 12 } },
  })
})

test('need refuses a ratio that is none, as wrong usage', async () => {
  const { code, err } = await run('need', 'p.siteswap', '--vsr', '0')
  expect([code, err]).toEqual([2, 'siteswap: --vsr must be above 0, not "0".\n'])
})

test('calibrate refuses a project that records no swaps, then shows factors and cautions', async () => {
  const before = await run('calibrate', 'p.siteswap')
  expect(before.code).toBe(3)
  expect(before.err).toContain('records its swaps')
  await run('import', 'p.siteswap', 'stations', 'stations.csv')
  const { code, out } = await run('calibrate', 'p.siteswap', '--json')
  expect(code).toBe(0)
  const answer = JSON.parse(out)
  expect(answer).toMatchObject({ stations: 2, recorded: 105 })
  expect(answer.factors.find(({ id }: { id: string }) => id === 'taxi').fitted).toBe(false)
  expect(answer.cautions.join()).toContain('2 stations record swaps')
})
