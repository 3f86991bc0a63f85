import type { Dataset } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { idOf } from './partner-site.ts'
import type { Surroundings } from './surroundings.ts'

/** A partner site as a row of its dataset. */
export interface PartnerRow {
  readonly dataset: Dataset
  readonly row: number
}

/** The row of the partner site that each site of the frame is; undefined where it is greenfield. */
export function partnerRows(around: Surroundings): (PartnerRow | undefined)[] {
  const byPlace = new Map<string, PartnerRow[]>()
  for (const dataset of around.of('partners'))
    for (let row = 0; row < dataset.rows; row++) {
      const key = firstVertex(dataset.shapes, row).join()
      byPlace.set(key, [...(byPlace.get(key) ?? []), { dataset, row }])
    }
  const { lat, lon, partnerRow, partners } = around.points
  return Array.from(partnerRow, (partner, site) => {
    if (partner < 0) return undefined
    const rows = byPlace.get(`${lon[site]},${lat[site]}`) ?? []
    const { id } = partners[partner]!
    return rows.find(({ dataset, row }) => idOf(dataset, row) === id) ?? rows[0]
  })
}
