import { describe, expect, test } from 'vitest'
import { excelDamage } from '../../src/io/excel-damage.ts'
import { read } from '../fixtures/requests.ts'

const damageOf = (ids: readonly string[]) => {
  const rows = ids.map((id, k) => `${id},42.5,${1.5 + k / 1000}`)
  const result = read(`id,lat,lon\n${rows.join('\n')}`, 'partners')
  return { ...result, rowsTold: result.issues.map(({ row, code }) => `${row} ${code}`) }
}

describe('what a spreadsheet did is told, and nothing is mended', () => {
  test.each([
    ['1.2E+11', 'shortened'],
    ['1.23457E+17', 'shortened'],
    ['123456789012345000', '15th digit'],
    ['3-Jan', 'date'],
    ['Mar-05', 'date'],
    ['3月5日', 'date'],
    ['#REF!', 'error'],
    ['#####', 'error'],
  ])('%s', (id, words) => {
    const { accepted, issues, drafts } = damageOf([id, 'b'])
    expect(accepted).toBe(2)
    expect(issues).toMatchObject([{ row: 1, column: 'id', code: 'excel_damage', taken: true }])
    expect(issues[0]!.message).toContain(words)
    expect(drafts[0]!.texts.id).toEqual([id, 'b'])
  })

  test('rows whose ids became the same number are not taken for duplicates', () => {
    expect(damageOf(['1.2E+11', '1.2E+11'])).toMatchObject({ accepted: 2, duplicates: 0 })
  })

  test('ids that are shorter than nearly all others may have lost zeros', () => {
    const ids = ['4403', '4404', '4405', '4406', '4407', '4408', '123']
    expect(damageOf(ids).rowsTold).toEqual(['7 excel_damage'])
  })

  test.each([
    ['ids that count from 1', ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']],
    ['ids of which one kept its zeros', ['0403', '4404', '4405', '4406', '4407', '4408', '123']],
    ['ids of all lengths', ['4403', '44', '405', '6', '4407', '48', '123']],
  ])('%s are not suspected', (_, ids) => expect(damageOf(ids).rowsTold).toEqual([]))

  test.each(['12', 'E12', '3E', '1e5', '123456789012345', '6200000', '2024-03-05'])(
    '%s is left alone',
    (text) => expect(excelDamage(text, 'id')).toBeUndefined(),
  )
})
