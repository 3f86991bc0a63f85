// ClickHouse inside Node (npm chdb): one session in a folder of its own.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Session } from 'chdb'

const BLOCK_ROWS = 1_000_000

/** A session and its versions; `folder` also has room for files that peers exchange. */
export function openClickHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'siteswap-bench-'))
  const session = new Session(join(folder, 'data'))
  const npm = createRequire(import.meta.url)('chdb/package.json').version
  return {
    folder,
    session,
    versions: { clickhouse: session.query('SELECT version()', 'TSV').trim(), chdb: npm },
    close() {
      session.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Writes columns as a file in ClickHouse's Native format, which it reads without parsing.
 *
 * @param fields `[name, ClickHouse type, typed array]`, all of one length
 */
export function writeNative(path, fields) {
  const rowCount = fields[0][2].length
  const file = openSync(path, 'w')
  for (let from = 0; from < rowCount; from += BLOCK_ROWS) {
    const to = Math.min(from + BLOCK_ROWS, rowCount)
    writeSync(file, Buffer.concat([varint(fields.length), varint(to - from)]))
    for (const [name, type, column] of fields) {
      writeSync(file, Buffer.concat([text(name), text(type)]))
      const part = column.subarray(from, to)
      writeSync(file, Buffer.from(part.buffer, part.byteOffset, part.byteLength))
    }
  }
  closeSync(file)
}

function varint(number) {
  const bytes = []
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128)
  return Buffer.from([...bytes, number])
}

function text(value) {
  return Buffer.concat([varint(Buffer.byteLength(value)), Buffer.from(value)])
}
