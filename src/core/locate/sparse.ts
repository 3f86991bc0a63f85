/**
 * Rows of column numbers: row i is `index[start[i]] … index[start[i + 1] - 1]`. Absent is absent:
 * there is no stored zero and no big number.
 */
export interface Rows {
  /** One more than there are rows. */
  readonly start: Uint32Array
  readonly index: Uint32Array
}

/** How many rows there are. */
export function rowCount(rows: Rows): number {
  return rows.start.length - 1
}

/** The same entries by column: for each column, ascending, the rows that hold it. */
export function transposed(rows: Rows, columns: number): Rows {
  const start = new Uint32Array(columns + 1)
  for (const column of rows.index) start[column + 1]!++
  for (let c = 0; c < columns; c++) start[c + 1]! += start[c]!
  const next = start.slice(0, columns)
  const index = new Uint32Array(rows.index.length)
  for (let row = 0; row < rowCount(rows); row++) {
    for (let k = rows.start[row]!; k < rows.start[row + 1]!; k++) {
      index[next[rows.index[k]!]!++] = row
    }
  }
  return { start, index }
}

/** Rows from lists, for small things. */
export function rowsOf(lists: readonly ArrayLike<number>[]): Rows {
  const start = new Uint32Array(lists.length + 1)
  for (let i = 0; i < lists.length; i++) start[i + 1] = start[i]! + lists[i]!.length
  const index = new Uint32Array(start[lists.length]!)
  for (let i = 0; i < lists.length; i++) index.set(lists[i]!, start[i])
  return { start, index }
}
