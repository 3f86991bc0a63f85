import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../src/core/random.ts'
import { readFile } from '../../src/io/formats.ts'
import { Zip } from '../../src/io/zip.ts'
import { openSqlite } from '../../src/work/open-sqlite.ts'
import { type Place, SHEETS, WRITERS } from '../fixtures/every-format.ts'
import { mutate } from '../fixtures/mutate.ts'
import { readBytes, requestFor } from '../fixtures/requests.ts'
import { writeZip } from '../fixtures/zip-writer.ts'

/** More, and other ones, by `npm run fuzz -- --runs N --seed N`. */
const RUNS = Number(process.env.SITESWAP_FUZZ_RUNS ?? 1000)
const SEED = Number(process.env.SITESWAP_FUZZ_SEED ?? 1)
/** No file of these few hundred bytes may take so long. */
const MOST_MILLISECONDS = 2000

const PLACES: Place[] = [0, 1, 2].map((k) => ({
  id: `p${k}`,
  name: k === 1 ? '中国石化' : `A ${k}`,
  lon: 1.5 + k / 100,
  lat: 42.5,
}))

/** The parts of an archive, inflated, so that they can be mutated and packed again. */
async function partsOf(bytes: Uint8Array): Promise<{ name: string; bytes: Uint8Array }[]> {
  const zip = new Zip(bytes, 'seed')
  const parts = []
  for (const entry of zip.entries) {
    parts.push({ name: entry.name, bytes: await zip.read(entry) })
  }
  return parts
}

/** Files like the seed: of an archive every other one is mutated in what it holds, not in its frame. */
async function mutantsOf(fileName: string): Promise<(random: () => number) => Uint8Array> {
  const seed = await WRITERS[fileName]!(PLACES)
  if (seed[0] !== 0x50 || seed[1] !== 0x4b) return (random) => mutate(seed, random)
  const parts = await partsOf(seed)
  return (random) => {
    if (random() < 0.5) return mutate(seed, random)
    const at = Math.floor(random() * parts.length)
    return writeZip(
      parts.map((part, k) => ({
        name: part.name,
        bytes: k === at ? mutate(part.bytes, random) : part.bytes,
        isStored: true,
      })),
    )
  }
}

describe('a damaged file is read or refused in a sentence, never a crash or a hang', () => {
  // GeoParquet is not among them: its library loops for minutes on some counts in a page's header.
  // There the process that reads is ended after two minutes without a sign of life.
  test.each(Object.keys(WRITERS).filter((fileName) => fileName !== 'p.parquet'))(
    '%s',
    async (fileName) => {
      const random = randomFrom(SEED)
      const mutant = await mutantsOf(fileName)
      const sheet = SHEETS[fileName]
      const options = { fileName, openSqlite, ...(sheet && { sheet }) }
      const request = requestFor('partners', options)
      let read = 0
      let slowest = 0
      for (let k = 0; k < RUNS; k++) {
        const bytes = mutant(random)
        const start = performance.now()
        const outcome = await readFile(bytes, request).catch((error) => error)
        slowest = Math.max(slowest, performance.now() - start)
        if (outcome instanceof Error) {
          if (outcome.name === 'Problem') continue
          throw new Error(`run ${k}, seed ${SEED}: ${Buffer.from(bytes).toString('base64')}`, {
            cause: outcome,
          })
        }
        const { rows, accepted, rejected, duplicates } = outcome
        if (rows !== accepted + rejected + duplicates) throw new Error(`run ${k} does not add up`)
        read++
      }
      expect(read).toBeGreaterThan(RUNS / 100)
      expect(slowest).toBeLessThan(MOST_MILLISECONDS)
    },
    120_000 + 60 * RUNS,
  )
})

/** Anything in a cell that ends neither the cell nor the row. */
const junk = fc
  .string({ unit: 'binary', maxLength: 40 })
  .map((text) => text.replace(/["\p{Cc},\ufeff]/gu, ''))

describe('a good row is taken, whatever stands beside it', () => {
  const good = (k: number) => `good${k},42.5,${1.5 + k / 1000},name ${k}`
  const names = ['name 0', 'name 1', 'name 2']

  test('in a table', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(junk, junk, junk, junk), { maxLength: 5 }), (rows) => {
        const bad = rows.map((cells) => cells.join(','))
        const lines = [good(0), ...bad, good(1), ...bad, good(2)]
        const bytes = new TextEncoder().encode(`id,lat,lon,name\n${lines.join('\n')}`)
        const { drafts } = readBytes(bytes, 'partners', { encoding: 'utf-8' })
        expect(drafts[0]!.texts.name).toEqual(expect.arrayContaining(names))
      }),
      { numRuns: 2000, seed: SEED },
    )
  })

  test('in lines of JSON', async () => {
    const line = (k: number) =>
      `{"id":"good${k}","lat":42.5,"lon":${1.5 + k / 1000},"name":"name ${k}"}`
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(junk, fc.json()), { maxLength: 5 }), async (rows) => {
        const text = [line(0), ...rows, line(1), ...rows, line(2)].join('\n')
        const request = requestFor('partners', { fileName: 'a.ndjson', encoding: 'utf-8' })
        const { drafts } = await readFile(new TextEncoder().encode(text), request)
        expect(drafts[0]!.texts.name).toEqual(expect.arrayContaining(names))
      }),
      { numRuns: 2000, seed: SEED },
    )
  }, 300_000)
})
