import type { AreaCoverage } from '../core/coverage/area-coverage.ts'
import type { Extent } from '../core/dataset/shapes.ts'
import { regionExtent } from '../core/grid/read-region.ts'
import { Figures } from './figures.ts'
import { type MapCells, mapCells } from './maps/map-cells.ts'
import { type Projection, projectionOf } from './maps/projection.ts'
import { creditsOf, type ReportInput } from './report-input.ts'
import type { Words } from './words/en.ts'
import { wordsOf } from './words/words.ts'

/** Width of a page's text in the units of its pictures. */
export const PAGE_WIDTH = 660
const MAP_HEIGHT = 500
/** Of the region's box, so that its outline is whole. */
const MAP_MARGIN = 0.015

/** What all sections of one report share. */
export interface ReportContext {
  readonly input: ReportInput
  readonly words: Words
  readonly figures: Figures
  readonly projection: Projection
  readonly cells: MapCells
  readonly credits: string
  /** '3' for a cutoff of 3,000 m. */
  readonly cutoffKm: string
  /** Name of an area in the report's language. */
  readonly nameOf: (area: Pick<AreaCoverage, 'name' | 'nameZh'>) => string
  /** Areas of the finest level, none without boundaries. */
  readonly areas: readonly AreaCoverage[]
  /** Name of the finest area that holds a row of the grid, '' outside them. */
  readonly areaNameAt: (row: number) => string
}

/** Prepares what the sections share. */
export function contextOf(input: ReportInput): ReportContext {
  const figures = new Figures(input.language)
  const finest = input.coverage.levels.at(-1)
  const isChinese = input.language === 'zh'
  const nameOf: ReportContext['nameOf'] = ({ name, nameZh }) => (isChinese && nameZh) || name
  return {
    input,
    words: wordsOf(input.language),
    figures,
    projection: projectionOf(mapExtent(input), PAGE_WIDTH, MAP_HEIGHT),
    cells: mapCells(input.coverage.ground.grid),
    credits: creditsOf(input),
    cutoffKm: figures.limitKm(input.coverage.question.cutoffsMetres[0]!),
    nameOf,
    areas: finest?.areas ?? [],
    areaNameAt: (row) => {
      const area = finest?.areas[finest.areaOfRow[row]!]
      return area ? nameOf(area) : ''
    },
  }
}

function mapExtent({ region }: ReportInput): Extent {
  const [west, south, east, north] = regionExtent(region)
  const span = east >= west ? east - west : east + 360 - west
  const [dx, dy] = [MAP_MARGIN * span, MAP_MARGIN * (north - south)]
  return [west - dx, south - dy, east + dx, north + dy]
}
