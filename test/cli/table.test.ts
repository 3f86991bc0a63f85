import { expect, test } from 'vitest'
import { tableLines, wrapped } from '../../src/cli/table.ts'

test('columns line up, also under characters that take two places', () => {
  const columns = [{ title: 'Name' }, { title: 'Score', align: 'right' as const }]
  expect(
    tableLines(
      columns,
      [
        ['加油站', '9.5'],
        ['Shell', '10.0'],
      ],
      80,
    ),
  ).toEqual(['Name    Score', '加油站    9.5', 'Shell    10.0'])
})

test('the column that may shrink is cut to fit the line', () => {
  const columns = [{ title: 'Name', shrinks: true }, { title: 'Kind' }]
  const lines = tableLines(columns, [['A name that is much too long', 'fuel']], 24)
  expect(lines).toEqual(['Name                Kind', 'A name that is mu…  fuel'])
})

test('a name cannot steer the terminal', () => {
  const [, line] = tableLines([{ title: 'Name' }], [['\u001b[2Jgone\r\n\u202e']], 80)
  expect(line).toBe(' [2Jgone')
})

test('a long note is broken at spaces and indented', () => {
  expect(wrapped('one two three four', 9, '  ')).toBe('one two\n  three\n  four')
})
