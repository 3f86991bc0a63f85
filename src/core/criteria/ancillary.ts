import { type Dataset, numberColumn } from '../dataset/dataset.ts'
import type { DatasetKind } from '../dataset/kinds.ts'
import { LINE } from '../dataset/shapes.ts'
import { cellsOfRow, peopleByCell, type WeightByCell } from './people.ts'

/** What zones can be spread over cells in proportion to: a kind of data, or nothing but area. */
export const SPREAD_BY = ['population', 'ancillary', 'grid', 'evenly'] as const
export type SpreadBy = (typeof SPREAD_BY)[number]

/** Where people live and work, as far as it is known. */
export interface Ancillary {
  readonly byCell: WeightByCell
  /** How zones are spread, for the result: 'in proportion to population (Places and people)'. */
  readonly words: string
}

/**
 * The data over which zones are spread: people (`peopleByCell`), ancillary points or areas by their
 * weight (1 where a row states none), or the points of the power grid, one each: transformers stand
 * where people live and work. Lines are left out. Nothing by cell, so evenly, where there is none.
 */
export function ancillaryOf(
  datasets: readonly Dataset[],
  spreadBy: SpreadBy,
  resolution: number,
): Ancillary {
  if (spreadBy === 'evenly') return { byCell: new Map(), words: 'evenly over their area' }
  const used = datasets.filter(({ kind }) => kind === spreadBy)
  if (used.length === 0)
    return { byCell: new Map(), words: `evenly over their area: no ${spreadBy} imported` }
  const names = [...new Set(used.map(({ provenance }) => provenance.name))].join(', ')
  const byCell =
    spreadBy === 'population' ? peopleByCell(used, resolution) : rowsByCell(used, resolution)
  return { byCell, words: `in proportion to ${spreadBy} (${names})` }
}

/** The kinds that `ancillaryOf` reads. */
export function ancillaryKinds(spreadBy: SpreadBy): readonly DatasetKind[] {
  return spreadBy === 'evenly' ? [] : [spreadBy]
}

/** Weight of the rows of each cell; an area's is spread evenly over its cells. */
function rowsByCell(datasets: readonly Dataset[], resolution: number): WeightByCell {
  const weights = new Map<number, number>()
  for (const dataset of datasets) {
    const stated = numberColumn(dataset, 'weight')
    for (let row = 0; row < dataset.rows; row++) {
      const weight = Number.isNaN(stated[row]!) ? 1 : stated[row]!
      if (dataset.shapes.type[row] === LINE || !(weight > 0)) continue
      const keys = cellsOfRow(dataset, row, resolution)
      for (const key of keys) weights.set(key, (weights.get(key) ?? 0) + weight / keys.length)
    }
  }
  return weights
}
