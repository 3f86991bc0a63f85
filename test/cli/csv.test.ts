import { expect, test } from 'vitest'
import { csvText } from '../../src/cli/csv.ts'

test('text that a spreadsheet would run is defused, numbers are left alone', () => {
  const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a=b', -1.5, null, Number.NaN]
  expect(csvText(['a'], [cells])).toBe(`a\r\n'=1+1,'+1,'-1,'@SUM(A1),'\tx,"'\rx",a=b,-1.5,,\r\n`)
})

test('commas, quotes and line ends are quoted', () => {
  expect(csvText(['a,b'], [['say "hi"', 'two\nlines']])).toBe(
    '"a,b"\r\n"say ""hi""","two\nlines"\r\n',
  )
})
