import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { writeWorkbook } from '../../src/io/workbook.ts'

test('a workbook keeps numbers as numbers and text as text, Chinese too', async () => {
  const bytes = await writeWorkbook([
    {
      name: 'Sites',
      header: ['rank', 'name', 'score'],
      rows: [
        [1, '中国石化 <&>', 84.125],
        [2, null, Number.NaN],
      ],
    },
    { name: 'About', header: ['What', 'Value'], rows: [['Profile', 'urban']] },
  ])
  const { sheets } = await readXlsx(bytes)
  expect(sheets.map(({ name }) => name)).toEqual(['Sites', 'About'])
  expect(sheets[0]!.rows[0]).toEqual(['rank', 'name', 'score'])
  expect(sheets[0]!.rows[1]).toEqual([1, '中国石化 <&>', 84.125])
  expect(sheets[0]!.rows[2]!.slice(0, 2)).toEqual([2, null])
})

test('no text of a workbook is a formula', async () => {
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx']
  const bytes = await writeWorkbook([{ name: 'S', header: ['t'], rows: texts.map((t) => [t]) }])
  const { sheets } = await readXlsx(bytes)
  expect(sheets[0]!.rows.slice(1).flat()).toEqual(texts.map((text) => `'${text}`))
})
