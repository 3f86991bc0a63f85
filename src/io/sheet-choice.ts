import { Problem } from '../core/problem.ts'
import type { OpenOptions, SheetInfo } from './format.ts'
import { quote } from './quote.ts'

/**
 * The sheet or layer that is asked for, else the first.
 * @param what 'sheet' or 'layer', for the message
 * @throws Problem bad_input where there is none of that name, listing those there are
 */
export function chooseSheet(
  sheets: readonly SheetInfo[],
  { sheet, fileName }: OpenOptions,
  what: string,
): string {
  const found = sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === sheet)
  if (found) return found.name
  const names = sheets.map(({ name }) => quote(name)).join(', ')
  throw new Problem(
    'bad_input',
    `${fileName} has no ${what} ${quote(sheet)}; it has ${names || 'none'}.`,
  )
}
