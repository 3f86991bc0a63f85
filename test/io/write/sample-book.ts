import { LINE, POLYGON, ShapesBuilder } from '../../../src/core/dataset/shapes.ts'
import { splitCell } from '../../../src/core/grid/grid.ts'
import { gridOfCells } from '../../../src/core/grid/grid-of-cells.ts'
import type { Table, TableBook } from '../../../src/io/write/table.ts'

/** Two places: one named like a formula, one with markup and nothing known. */
export const SITES: Table = {
  name: 'sites',
  title: 'Sites',
  length: 2,
  label: 'name',
  style: {
    by: 'score',
    classes: [
      { from: 0, to: 50, colour: '#ff0000', label: 'low' },
      { from: 50, to: 100, colour: '#00ff00', label: 'high' },
    ],
  },
  columns: [
    { type: 'number', name: 'rank', values: [1, 2] },
    { type: 'point', name: 'place', lat: [31.25, -33.5], lon: [121.5, 151.25] },
    {
      type: 'number',
      name: 'score',
      title: 'Score',
      unit: 'points',
      meaning: 'How good it is',
      values: [84.125, Number.NaN],
    },
    { type: 'text', name: 'name', title: 'Name', values: ['=SUM(A1)', '中国石化 <b>&</b> "x"'] },
    { type: 'text', name: 'note', values: ['', '-1'] },
  ],
}

/** A square with a hole beside another square, as one area. */
function areaShapes() {
  const square = (west: number, south: number, size: number) =>
    [0, 0, 1, 0, 1, 1, 0, 1, 0, 0].map((k, i) => (i % 2 ? south : west) + k * size)
  const shapes = new ShapesBuilder()
  shapes.add({ type: POLYGON, parts: [square(10, 50, 4), square(11, 51, 1), square(20, 50, 1)] })
  return shapes.finish()
}

export const AREAS: Table = {
  name: 'areas',
  title: 'Areas: all [of them]',
  length: 1,
  columns: [
    { type: 'text', name: 'area', values: ['A'] },
    { type: 'number', name: 'covered_share', unit: 'share', digits: 1, values: [0.25] },
    { type: 'shape', name: 'outline', shapes: areaShapes() },
  ],
}

function lineShapes() {
  const shapes = new ShapesBuilder()
  shapes.add({ type: LINE, parts: [[10, 50, 11, 51, 12, 51]] })
  return shapes.finish()
}

export const GAPS: Table = {
  name: 'gaps',
  title: 'Gaps',
  length: 1,
  style: { colour: '#112233' },
  columns: [
    { type: 'shape', name: 'line', shapes: lineShapes() },
    { type: 'number', name: 'km', values: [137.5] },
  ],
}

function cellGrid(...cells: string[]) {
  const halves = cells.map(splitCell)
  const [lo, hi] = [0, 1].map((half) => Uint32Array.from(halves, (cell) => cell[half]!))
  return gridOfCells(5, lo!, hi!)
}

/** One cell in Shanghai, and one across the antimeridian in Fiji. */
export const CELLS: Table = {
  name: 'cells',
  title: 'Cells',
  length: 2,
  columns: [
    { type: 'cell', name: 'cell', cells: cellGrid('8530995bfffffff', '859b4363fffffff') },
    { type: 'number', name: 'demand', values: [1.5, 0] },
  ],
}

export const BOOK: TableBook = {
  tables: [SITES, AREAS, GAPS, CELLS],
  notes: [
    { key: 'project', title: 'Project', value: '-demo', inRows: true },
    { key: 'generated_data', title: 'Generated', value: 'a, b', inRows: true },
    { key: 'scored_on', title: 'Scored on', value: '2026-01-02' },
  ],
}

export function bookOf(...tables: Table[]): TableBook {
  return { ...BOOK, tables }
}
