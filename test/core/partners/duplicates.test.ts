import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDuplicates } from '../../../src/core/partners/duplicates.ts'
import { listChanges } from '../../../src/core/partners/list-changes.ts'
import { similarity, siteName } from '../../../src/core/partners/site-name.ts'
import { dataset, point } from '../small-world.ts'

const METRE = 1 / 111_195

const alike = (a: string, b: string) => similarity(siteName(a), siteName(b))

describe('names', () => {
  test('the type of place, case, width and punctuation do not matter', () => {
    expect(alike('中石化虹桥加油站', '中石化（虹桥）')).toBe(1)
    expect(alike('SHELL Hongqiao Gas Station', 'Shell-Hongqiao')).toBe(1)
    expect(alike('Ｓｈｅｌｌ　１２', 'shell 12')).toBe(1)
  })
  test('other places are not alike', () => {
    expect(alike('Shell', 'Total')).toBe(0)
    expect(alike('中石化虹桥', '壳牌浦东')).toBe(0)
  })
  test('numbers and directions tell twins apart', () => {
    expect(alike('Site 1', 'Site 2')).toBe(0)
    expect(alike('阳澄湖服务区（东）', '阳澄湖服务区（西）')).toBe(0)
    expect(alike('Moreton northbound', 'Moreton southbound')).toBe(0)
    expect(alike('Site 01', 'Site 1')).toBeGreaterThan(0.6)
  })
  test('a name that says only its type is compared as it is', () => {
    expect(alike('加油站', '加油站')).toBe(1)
    expect(alike('', '')).toBe(0)
  })
  test('similarity is symmetric and within 0–1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const here = alike(a, b)
        expect(here).toBe(alike(b, a))
        expect(here).toBeGreaterThanOrEqual(0)
        expect(here).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('duplicates', () => {
  const at = (metresNorth: number, more: object) => ({
    shape: point(120.6, 31.3 + metresNorth * METRE),
    ...more,
  })

  test('near places with similar names are one; far ones and other names are not', () => {
    const list = dataset('partners', [
      at(0, { name: '中石化虹桥加油站' }),
      at(49, { name: '中国石化虹桥站' }),
      at(60_000, { name: '中石化虹桥加油站' }),
      at(10, { name: 'Shell' }),
    ])
    expect(findDuplicates([list])).toEqual([
      {
        entries: [
          { list: 0, row: 0 },
          { list: 0, row: 1 },
        ],
        because: ['near, similar name'],
        metres: expect.closeTo(49, 0),
      },
    ])
    const apart = dataset('partners', [at(0, { name: 'Shell' }), at(51, { name: 'Shell' })])
    expect(findDuplicates([apart])).toEqual([])
  })

  test('one id of one partner is one place, unless it lies far off under another name', () => {
    const list = dataset('partners', [
      at(0, { id: '7', partner: 'Sinopec', name: 'Hongqiao' }),
      at(0, { id: '7', partner: 'PetroChina', name: 'Pudong' }),
    ])
    const held = dataset('partners', [
      at(900, { id: '7', partner: 'SINOPEC', name: 'Renamed' }),
      at(80_000, { id: '7', partner: 'PetroChina', name: 'Quite other' }),
    ])
    expect(findDuplicates([list, held])).toMatchObject([
      {
        entries: [
          { list: 0, row: 0 },
          { list: 1, row: 0 },
        ],
        because: ['same id'],
      },
    ])
  })

  test('what is joined one to the next is one cluster', () => {
    const list = dataset(
      'partners',
      [0, 40, 80, 5000].map((metres) => at(metres, { name: 'Shell' })),
    )
    expect(findDuplicates([list]).map(({ entries }) => entries.map(({ row }) => row))).toEqual([
      [0, 1, 2],
    ])
  })

  test('places without a name are one only where they stand on each other', () => {
    const list = dataset('partners', [at(0, {}), at(0.5, { name: 'Shell' }), at(20, {})])
    expect(findDuplicates([list])).toMatchObject([{ because: ['same place'] }])
  })

  test('duplicates of other lists among themselves are not told', () => {
    const one = dataset('partners', [at(9000, { name: 'Lone' })])
    const held = dataset('partners', [at(0, { name: 'Shell' }), at(1, { name: 'Shell' })])
    expect(findDuplicates([one, held])).toEqual([])
  })
})

describe('changes of a list', () => {
  const row = (id: string, lat: number, more: object = {}) => ({
    shape: point(120.6, lat),
    id,
    ...more,
  })
  const older = dataset('partners', [
    row('a', 31.3, { name: 'Anfu', rent: 100 }),
    row('b', 31.31, { name: 'Beihu' }),
    row('c', 31.32, { name: 'Changxing' }),
    row('', 31.33, { name: 'Dongting' }),
  ])

  test('a list against itself has none', () => {
    expect(listChanges(older, older)).toEqual({ added: [], changed: [], same: 4, gone: [] })
  })

  test('what is new, what says something else and what is gone', () => {
    const newer = dataset('partners', [
      row('e', 31.36, { name: 'Erhai' }),
      row('b', 31.31 + 30 * METRE, { name: 'Beihu' }),
      row('a', 31.3, { name: 'Anfu', rent: 120 }),
      row('', 31.33 + 0.2 * METRE, { name: 'Dongting' }),
    ])
    expect(listChanges(older, newer)).toEqual({
      added: [0],
      changed: [
        { before: 1, after: 1, fields: ['place'] },
        { before: 0, after: 2, fields: ['rent'] },
      ],
      same: 1,
      gone: [2],
    })
  })

  test('every row is told once', () => {
    const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 })
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const list = (ids: string[]) =>
          dataset(
            'partners',
            ids.map((id) => row(id, 31 + id.charCodeAt(0) / 100)),
          )
        const { added, changed, same, gone } = listChanges(list(before), list(after))
        expect(added.length + changed.length + same).toBe(after.length)
        expect(gone.length + changed.length + same).toBe(before.length)
        expect(added.map((r) => after[r])).toEqual(after.filter((id) => !before.includes(id)))
      }),
    )
  })
})
