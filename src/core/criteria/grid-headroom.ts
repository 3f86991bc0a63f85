import { numberColumn } from '../dataset/dataset.ts'
import { firstVertex, POINT } from '../dataset/shapes.ts'
import { chordMetres, unitVectors } from '../grid/sphere.ts'
import type { Criterion } from './definition.ts'

export const gridHeadroom: Criterion = {
  id: 'grid_headroom',
  unit: 'kVA',
  direction: 'benefit',
  meaning:
    'the most that one substation or feeder can still connect here, falling with the length of the connection to nothing at the longest',
  version: 1,
  needs: ['grid'],
  uses: [],
  compute(around) {
    if (!around.states('grid', 'headroom_kva'))
      return 'no row of the grid data states its headroom: import it with --map headroom_kva=COLUMN'
    const best = around.blank('grid')
    const reach = around.parameters.connectionReachMetres
    for (const grid of around.of('grid')) {
      const headroom = numberColumn(grid, 'headroom_kva')
      for (let i = 0; i < grid.rows; i++) {
        if (!(headroom[i]! > 0) || grid.shapes.type[i] !== POINT) continue
        const [lon, lat] = firstVertex(grid.shapes, i)
        around.siteIndex.forEachWithin(
          lat,
          lon,
          unitVectors([lat], [lon]),
          0,
          reach,
          (row, squared) => {
            const kva = headroom[i]! * (1 - Math.min(1, chordMetres(squared) / reach))
            if (kva > best[row]!) best[row] = kva
          },
        )
      }
    }
    return best
  },
}
