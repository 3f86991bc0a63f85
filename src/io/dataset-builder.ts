import { type Field, KINDS } from '../core/dataset/kinds.ts'
import type { Shape } from '../core/dataset/shapes.ts'
import { Problem } from '../core/problem.ts'
import { BoxBuilder } from './box.ts'
import { findFields, listHeadings, type Source } from './columns.ts'
import { ColumnsBuilder } from './columns-builder.ts'
import { excelDamage, LostZeros } from './excel-damage.ts'
import { readNumber, readText } from './field-value.ts'
import type { SourceHead, SourceRow } from './format.ts'
import { type ImportIssue, isFault, type ReadRequest, type ReadResult } from './import.ts'
import { shapeForKind } from './kind-shape.ts'
import { findPlace, type PlaceReader } from './place.ts'
import { quote } from './quote.ts'
import { shapeFault } from './shape-fault.ts'

/**
 * Turns raw rows into the columns of one kind. Every bad row is collected as issues and left out;
 * of rows that say the same, or carry the same id, the first good one is taken.
 */
export class DatasetBuilder {
  readonly #request: ReadRequest
  readonly #head: SourceHead
  #place: PlaceReader | undefined
  readonly #issues: ImportIssue[] = []
  readonly #seen = new Set<string>()
  readonly #box = new BoxBuilder()
  readonly #sources: ReadonlyMap<string, Source>
  readonly #columns: ColumnsBuilder
  readonly #lostZeros = new LostZeros()
  #tally = { rows: 0, accepted: 0, rejected: 0, duplicates: 0 }

  /** @throws Problem usage or bad_input where the mapping names what is not there */
  constructor(head: SourceHead, request: ReadRequest) {
    const { kind, mapping, fileName } = request
    this.#head = head
    this.#request = request
    this.#sources = findFields(kind, head.headings, mapping, fileName)
    this.#columns = new ColumnsBuilder(kind, new Set(this.#sources.keys()))
  }

  /**
   * @throws Problem usage or bad_input with the first row, where rows state no place, state it in
   * other coordinates than WGS84, or lack a column that every row must have
   */
  row(row: SourceRow): void {
    this.#tally.rows++
    if (row.fault) {
      this.#issues.push({ row: row.row, ...row.fault })
      this.#tally.rejected++
      return
    }
    this.#place ??= this.#begin(row)
    const found: ImportIssue[] = []
    const shape = this.#readPlace(this.#place, row, found)
    const values = this.#readFields(row, found)
    if (found.length > 0 || !shape) {
      for (const issue of found) this.#issues.push(issue)
      this.#tally.rejected++
    } else if (this.#isDuplicate(row, values)) {
      this.#tally.duplicates++
    } else {
      this.#tellDamage(row.row, values)
      this.#columns.add(shape, values)
      this.#box.add(shape)
      this.#tally.accepted++
    }
  }

  /**
   * The dataset and its issues; no draft where no row was good.
   * @throws Problem bad_input where there was no row, unless the extent says what that is known for:
   * then it is knowledge of none
   */
  finish(): ReadResult {
    const { fileName, provenance } = this.#request
    const { rows, accepted } = this.#tally
    // A table of headings alone: say first whether they would have done.
    if (rows === 0 && this.#head.headings.length > 0) this.#begin()
    const extent = this.#request.extent ?? this.#box.finish()
    if (rows === 0 && !this.#request.extent)
      throw new Problem(
        'bad_input',
        `${fileName} has no rows: if there is none of this in the region, say so with --extent region.`,
      )
    for (const found of this.#lostZeros.found()) this.#tellTaken('id', found)
    const known = extent && (accepted > 0 || rows === 0)
    const drafts = known ? [this.#columns.finish(extent, provenance)] : []
    return { ...this.#tally, drafts, tallies: [{ ...this.#tally }], issues: this.#issues }
  }

  #begin(firstRow?: SourceRow): PlaceReader {
    const { kind, fileName } = this.#request
    const place = findPlace(this.#head, firstRow, this.#request)
    for (const [name, field] of Object.entries<Field>(KINDS[kind].fields)) {
      if (!field.required || this.#sources.has(name)) continue
      throw new Problem(
        'bad_input',
        `${fileName} has no column for ${name}, which ${kind} must have; its columns are ${listHeadings(this.#head.headings)}: name one with --map ${name}=COLUMN.`,
      )
    }
    return place
  }

  #readPlace(reader: PlaceReader, row: SourceRow, found: ImportIssue[]): Shape | undefined {
    const { kind, reach } = this.#request
    const place = reader.read(row)
    if (isFault(place)) {
      found.push({ row: row.row, ...place })
      return undefined
    }
    const fault = shapeFault(place, reader.column, reach)
    if (fault) {
      found.push({ row: row.row, ...fault })
      return undefined
    }
    const shape = shapeForKind(place, kind)
    if (typeof shape !== 'string') return shape
    found.push({ row: row.row, column: reader.column, code: 'bad_geometry', message: shape })
    return undefined
  }

  #readFields(row: SourceRow, found: ImportIssue[]): Record<string, number | string> {
    const { fields } = KINDS[this.#request.kind]
    const values: Record<string, number | string> = {}
    for (const [name, source] of this.#sources) {
      const field = fields[name]!
      const cell = 'constant' in source ? source.constant : row.cell(source.heading)
      const read =
        field.type === 'number' ? readNumber(cell, field, name) : readText(cell, field, name)
      if ('value' in read) values[name] = read.value
      else found.push({ row: row.row, column: name, ...read })
    }
    return values
  }

  /** What a spreadsheet did to the texts of a row that is taken all the same. */
  #tellDamage(row: number, values: Readonly<Record<string, number | string>>): void {
    const { fields } = KINDS[this.#request.kind]
    for (const [column, value] of Object.entries(values)) {
      const field = fields[column]!
      if (typeof value !== 'string' || (field.type === 'text' && field.values)) continue
      const message = excelDamage(value, column)
      if (message) this.#tellTaken(column, { row, message })
    }
    if (typeof values.id === 'string') this.#lostZeros.add(row, values.id)
  }

  #tellTaken(column: string, { row, message }: { row: number; message: string }): void {
    this.#issues.push({ row, column, code: 'excel_damage', message, taken: true })
  }

  #isDuplicate(row: SourceRow, values: Record<string, number | string>): boolean {
    // A damaged id is shared by rows that had ids of their own.
    const isDamaged = typeof values.id === 'string' && excelDamage(values.id, 'id')
    const id = isDamaged ? '' : values.id
    const key = id ? `id ${id}` : `row ${row.identity()}`
    if (!this.#seen.has(key)) {
      this.#seen.add(key)
      return false
    }
    const message = id
      ? `The id ${quote(id)} was on an earlier row, which is kept.`
      : 'An earlier row says exactly the same.'
    this.#issues.push({ row: row.row, column: id ? 'id' : '', code: 'duplicate', message })
    return true
  }
}
