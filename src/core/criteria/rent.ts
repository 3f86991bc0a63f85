import { numberColumn } from '../dataset/dataset.ts'
import { POLYGON } from '../dataset/shapes.ts'
import type { Criterion } from './definition.ts'
import { outlineOf } from './feature-outline.ts'

export const rent: Criterion = {
  id: 'rent',
  unit: 'currency/m²/year',
  direction: 'cost',
  meaning:
    'rent asked for the partner site, else the lowest rent stated for the place within the cutoff',
  version: 1,
  needs: [],
  uses: () => ['rent', 'partners'],
  compute(around) {
    const rents = new Float64Array(around.sites.lat.length).fill(Number.NaN)
    takePartnerRents(around.points.partnerRow, around.points.partners, rents)
    const asked = rents.slice()
    const { lat, lon } = around.sites
    for (const dataset of around.of('rent')) {
      const stated = numberColumn(dataset, 'rent')
      for (let i = 0; i < dataset.rows; i++) {
        const outline = outlineOf(dataset.shapes, i)
        const reach = dataset.shapes.type[i] === POLYGON ? 0 : around.parameters.cutoffMetres
        for (let row = 0; row < rents.length; row++) {
          if (!Number.isNaN(asked[row]!) || stated[i]! >= rents[row]!) continue
          const isHere =
            outline.contains(lon[row]!, lat[row]!) ||
            (reach > 0 && outline.edgeDistanceMetres(lon[row]!, lat[row]!, reach) <= reach)
          if (isHere) rents[row] = stated[i]!
        }
      }
    }
    return rents.every(Number.isNaN)
      ? 'no rent is known: import rent, or partners with a rent column'
      : rents
  },
}

function takePartnerRents(
  partnerRow: Int32Array,
  partners: readonly { readonly rent: number }[],
  into: Float64Array,
): void {
  for (let row = 0; row < into.length; row++)
    if (partnerRow[row]! >= 0) into[row] = partners[partnerRow[row]!]!.rent
}
