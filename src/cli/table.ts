/** One column of a table. */
export interface TableColumn {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Cut to what is left of the line where the table is too wide; one column at most. */
  readonly shrinks?: boolean
}

const GAP = '  '
const LEAST_SHRUNK = 12
// Characters that take two places in a terminal: Han, kana, Hangul, full-width forms.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
// A name from a file must not be able to steer the terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Lines of a table with aligned columns, no wider than `width` where a column can shrink. */
export function tableLines(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const texts = [columns.map(({ title }) => title), ...rows.map((row) => row.map(printable))]
  const widths = columns.map((_, i) => Math.max(...texts.map((row) => displayWidth(row[i] ?? ''))))
  const shrinking = columns.findIndex(({ shrinks }) => shrinks)
  if (shrinking >= 0) {
    const total = widths.reduce((sum, w) => sum + w + GAP.length, -GAP.length)
    widths[shrinking] = Math.max(LEAST_SHRUNK, widths[shrinking]! - Math.max(0, total - width))
  }
  return texts.map((row) =>
    columns
      .map(({ align }, i) => padded(cut(row[i] ?? '', widths[i]!), widths[i]!, align ?? 'left'))
      .join(GAP)
      .trimEnd(),
  )
}

/** A text that cannot steer the terminal. */
export function printable(text: string): string {
  return text.replace(CONTROL, ' ')
}

/** Places a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : 1
  return width
}

/** Breaks a text at spaces so that lines after the first are indented. */
export function wrapped(text: string, width: number, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of printable(text).split(' ')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line)
      line = indent + word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let taken = ''
  let used = 1
  for (const character of text) {
    used += displayWidth(character)
    if (used > width) break
    taken += character
  }
  return `${taken.trimEnd()}…`
}

function padded(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'right' ? space + text : text + space
}
