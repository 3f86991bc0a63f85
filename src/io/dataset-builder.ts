import { KINDS } from '../core/dataset/kinds.ts'
import type { Shape } from '../core/dataset/shapes.ts'
import { Problem } from '../core/problem.ts'
import { BoxBuilder } from './box.ts'
import type { BrandTable } from './brands/brand-table.ts'
import { withBrand, withBrands } from './brands/site-brand.ts'
import { type ColumnPlan, describePlan, planColumns } from './column-plan.ts'
import { ColumnsBuilder } from './columns-builder.ts'
import type { CoordinateSystem } from './crs/coordinate-system.ts'
import { placeInWgs84 } from './crs/place-in-wgs84.ts'
import { excelDamage, LostZeros } from './excel-damage.ts'
import { readNumber, readText } from './field-value.ts'
import type { SourceHead, SourceRow } from './format.ts'
import {
  type Fault,
  type ImportIssue,
  isFault,
  type ReadRequest,
  type ReadResult,
} from './import.ts'
import { shapeForKind } from './kind-shape.ts'
import type { PlaceReader } from './place.ts'
import { PlaceSuspicions } from './place-suspicions.ts'
import { quote } from './quote.ts'
import { RowOrigin } from './row-origin.ts'
import { shapeFault } from './shape-fault.ts'

/** What reading needs besides the rows. */
export interface ReadingTools {
  /** Of the file's coordinates (`systemOf`). */
  readonly system: CoordinateSystem
  /** Where given, partner sites are told by their brands. */
  readonly brands?: BrandTable
}

/** Rows by which it is decided what no heading tells. */
const SAMPLE_ROWS = 50

/**
 * Turns raw rows into the columns of one kind. Every bad row is collected as issues and left out;
 * of rows that say the same, or carry the same id, the first good one is taken.
 */
export class DatasetBuilder {
  readonly #request: ReadRequest
  readonly #head: SourceHead
  readonly #tools: ReadingTools
  readonly #issues: ImportIssue[] = []
  readonly #seen = new Set<string>()
  readonly #box = new BoxBuilder()
  readonly #origin: RowOrigin
  readonly #suspicions: PlaceSuspicions
  readonly #lostZeros = new LostZeros()
  /** The first rows, held back until they have decided what no heading tells. */
  #samples: SourceRow[] = []
  #begun: { readonly plan: ColumnPlan; readonly columns: ColumnsBuilder } | undefined
  #tally = { rows: 0, accepted: 0, rejected: 0, duplicates: 0 }

  constructor(head: SourceHead, request: ReadRequest, tools: ReadingTools) {
    this.#head = head
    this.#request = request
    this.#tools = tools
    this.#origin = new RowOrigin(request.kind, tools.system)
    this.#suspicions = new PlaceSuspicions(request.reach, tools.system)
  }

  /**
   * @throws Problem usage or bad_input with the first rows, where they state no place or lack a
   * column that every row must have
   */
  row(row: SourceRow): void {
    if (this.#begun) this.#take(row)
    else if (this.#samples.push(row) === SAMPLE_ROWS) this.#begin()
  }

  #begin(): void {
    const { kind } = this.#request
    const plan = planColumns(
      this.#head,
      this.#samples.filter(({ fault }) => !fault),
      this.#request,
      this.#tools.system,
    )
    const more =
      kind === 'partners' && this.#tools.brands
        ? withBrands(this.#origin.columns)
        : this.#origin.columns
    const columns = new ColumnsBuilder(kind, new Set(plan.sources.keys()), more)
    this.#begun = { plan, columns }
    for (const row of this.#samples) this.#take(row)
    this.#samples = []
  }

  #take(row: SourceRow): void {
    const { plan, columns } = this.#begun!
    this.#tally.rows++
    if (row.fault) {
      this.#issues.push({ row: row.row, ...row.fault })
      this.#tally.rejected++
      return
    }
    const found: ImportIssue[] = []
    const stated = plan.place.read(row)
    const shape = this.#placeOf(plan.place, stated, row, found)
    const values = this.#readFields(row, found)
    if (found.length > 0 || !shape) {
      const at = this.#degreesOf(plan.place, stated)
      for (const issue of found) this.#issues.push(at ? { ...issue, at } : issue)
      this.#tally.rejected++
    } else if (this.#isDuplicate(row, values)) {
      this.#tally.duplicates++
    } else {
      this.#tellDamage(row.row, values)
      const { brands } = this.#tools
      const known = brands && this.#request.kind === 'partners' ? withBrand(values, brands) : values
      columns.add(shape, { ...known, ...this.#origin.of(row.row, stated as Shape) })
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
    // Of a table of headings alone it is said first whether they would have done.
    if (!this.#begun && (this.#samples.length > 0 || this.#head.headings.length > 0)) this.#begin()
    const { rows, accepted } = this.#tally
    const extent = this.#request.extent ?? this.#box.finish()
    if (rows === 0 && !this.#request.extent)
      throw new Problem(
        'bad_input',
        `${fileName} has no rows: if there is none of this in the region, say so with --extent region.`,
      )
    for (const found of this.#lostZeros.found()) this.#tellTaken('id', found)
    const known = extent && (accepted > 0 || rows === 0)
    const drafts = known && this.#begun ? [this.#begun.columns.finish(extent, provenance)] : []
    const suspicions = [...this.#suspicions.finish(rows), ...(this.#begun?.plan.leftOut ?? [])]
    const tallies = [{ ...this.#tally }]
    const reading = this.#reading()
    return { ...this.#tally, drafts, tallies, issues: this.#issues, suspicions, ...reading }
  }

  /** Where a refused row lies, on the globe. */
  #degreesOf(reader: PlaceReader, stated: Shape | Fault): [lon: number, lat: number] | undefined {
    if (isFault(stated) || !stated.parts[0]) return undefined
    const place = placeInWgs84(stated, reader.system ?? this.#tools.system)
    const [lon, lat] = place?.parts[0] ?? []
    const isOnGlobe = Math.abs(lon ?? Infinity) <= 180 && Math.abs(lat ?? Infinity) <= 90
    return isOnGlobe ? [lon!, lat!] : undefined
  }

  #reading(): Pick<ReadResult, 'reading'> {
    if (!this.#begun) return {}
    const { plan } = this.#begun
    const { name, caveat } = plan.place.system ?? this.#tools.system
    return { reading: { columns: describePlan(plan, this.#head.headings), crs: name, caveat } }
  }

  #placeOf(
    reader: PlaceReader,
    stated: Shape | Fault,
    row: SourceRow,
    found: ImportIssue[],
  ): Shape | undefined {
    const { kind, reach } = this.#request
    if (isFault(stated)) {
      found.push({ row: row.row, ...stated })
      return undefined
    }
    const system = reader.system ?? this.#tools.system
    const place = placeInWgs84(stated, system)
    const fault = shapeFault(stated, place, reader.column, reach, system)
    if (fault) {
      this.#suspicions.add(fault.code, stated)
      found.push({ row: row.row, ...fault })
      return undefined
    }
    const shape = shapeForKind(place!, kind)
    if (typeof shape !== 'string') return shape
    found.push({ row: row.row, column: reader.column, code: 'bad_geometry', message: shape })
    return undefined
  }

  #readFields(row: SourceRow, found: ImportIssue[]): Record<string, number | string> {
    const { fields } = KINDS[this.#request.kind]
    const values: Record<string, number | string> = {}
    for (const [name, source] of this.#begun!.plan.sources) {
      const field = fields[name]!
      const cell = 'constant' in source ? source.constant : row.cell(source.heading)
      const read =
        field.type === 'number'
          ? readNumber(cell, field, name, 'factor' in source ? source.factor : 1)
          : readText(cell, field, name)
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
