import type { Grid } from '../../core/grid/grid.ts'
import { type HexagonCorners, hexagonCornersNear } from './hexagon-shape.ts'

/** What deck.gl draws without looking at a single row in JavaScript. */
export interface HexagonData {
  readonly length: number
  readonly attributes: {
    readonly getPosition: { readonly value: Float64Array; readonly size: 3 }
    readonly getFillColor: { readonly value: Uint8ClampedArray; readonly size: 4 }
  }
}

/** Neighbouring cells that are drawn with one shape. */
export interface HexagonBlock {
  readonly id: string
  readonly corners: HexagonCorners
  readonly data: HexagonData
}

type Cells = Pick<Grid, 'resolution' | 'length' | 'lat' | 'lon'>

/**
 * All hexagons of one resolution, in blocks. Centres are uploaded once; colours are four bytes a
 * cell in one array, painted in place.
 */
export class HexagonLevel {
  readonly colours: Uint8ClampedArray
  #blocks: HexagonBlock[]

  /** @param starts first row of each block */
  constructor(name: string, cells: Cells, starts: readonly number[]) {
    this.colours = new Uint8ClampedArray(4 * cells.length)
    const positions = positionsOf(cells)
    this.#blocks = starts.map((start, i) => {
      const end = starts[i + 1] ?? cells.length
      const value = positions.subarray(3 * start, 3 * end)
      const colours = this.colours.subarray(4 * start, 4 * end)
      return {
        id: `${name}-${i}`,
        corners: cornersOf(cells, start, end),
        data: {
          length: end - start,
          attributes: {
            getPosition: { value, size: 3 },
            getFillColor: { value: colours, size: 4 },
          },
        },
      }
    })
  }

  get blocks(): readonly HexagonBlock[] {
    return this.#blocks
  }

  /** After painting: tells deck.gl that the colours, and only they, are to be uploaded again. */
  renewColours(): void {
    this.#blocks = this.#blocks.map(({ id, corners, data }) => {
      const { getPosition, getFillColor } = data.attributes
      const attributes = { getPosition, getFillColor: { ...getFillColor } }
      return { id, corners, data: { length: data.length, attributes } }
    })
  }
}

function positionsOf({ length, lat, lon }: Cells): Float64Array {
  const positions = new Float64Array(3 * length)
  for (let row = 0; row < length; row++) {
    positions[3 * row] = lon[row]!
    positions[3 * row + 1] = lat[row]!
  }
  return positions
}

// The shape of the cell in the middle; on the antimeridian, where a middle means nothing, the first.
function cornersOf({ lat, lon, resolution }: Cells, start: number, end: number): HexagonCorners {
  const mean = (column: Float64Array) =>
    column.subarray(start, end).reduce((sum, degrees) => sum + degrees, 0) / (end - start)
  const isAcross = Math.abs(mean(lon) - lon[start]!) > 90
  if (isAcross) return hexagonCornersNear(lat[start]!, lon[start]!, resolution)
  return hexagonCornersNear(mean(lat), mean(lon), resolution)
}
