import { ColumnLayer } from '@deck.gl/layers'
import type { HexagonLevels } from './hexagon-levels.ts'

/**
 * All cells as one instanced hexagon a block: what H3HexagonLayer does with `highPrecision: false`,
 * less its H3 call for every row, as the grid holds the centres already, and with shapes that fit
 * everywhere rather than in the middle of the map alone.
 */
export function hexagonLayers(
  { level, isCoarse }: HexagonLevels,
  visible: boolean,
  opacity: number,
) {
  return level.blocks.map(
    ({ id, corners, data }) =>
      new ColumnLayer({
        id: `hexagons-${id}`,
        data: data as never,
        visible,
        opacity,
        extruded: false,
        radius: 1,
        // Near in, a thin gap shows the grid; far out it would only make a moiré pattern.
        coverage: isCoarse ? 1 : 0.95,
        diskResolution: 6,
        vertices: corners as never,
      }),
  )
}
