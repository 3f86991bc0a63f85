import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One feature a line, so that a change of the data reads as a change of lines. */
export function writeGeoJson(folder, file, { features, ...head }) {
  const start = JSON.stringify(head).slice(0, -1)
  const lines = features.map((f) => JSON.stringify(f)).join(',\n')
  writeFileSync(join(folder, file), `${start},"features":[\n${lines}\n]}\n`)
}

const cell = (value) => {
  const text = String(value ?? '')
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function writeCsv(folder, file, columns, rows) {
  const lines = [
    columns.join(','),
    ...rows.map((row) => columns.map((c) => cell(row[c])).join(',')),
  ]
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
}

export function writeJson(folder, file, value) {
  writeFileSync(join(folder, file), `${JSON.stringify(value, null, 2)}\n`)
}

/** For what a program reads and no one else: no spaces. */
export function writeLine(folder, file, value) {
  writeFileSync(join(folder, file), `${JSON.stringify(value)}\n`)
}
