import { numberColumn } from '../dataset/dataset.ts'
import { POLYGON } from '../dataset/shapes.ts'
import type { Criterion } from './definition.ts'
import { featureOf, firstFeatures } from './evidence.ts'
import { outlineOf } from './feature-outline.ts'
import { type PartnerRow, partnerRows } from './partner-rows.ts'

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
  evidence(around, row) {
    const partner = partnerRows(around)[row]
    const asked = partner ? numberColumn(partner.dataset, 'rent')[partner.row]! : Number.NaN
    if (partner && !Number.isNaN(asked))
      return firstFeatures([partner], (site) => rentFeature('partner site', site, 0, asked))
    const [lat, lon] = [around.sites.lat[row]!, around.sites.lon[row]!]
    const stated = around.of('rent').flatMap((dataset) =>
      Array.from({ length: dataset.rows }, (_, at) => {
        const outline = outlineOf(dataset.shapes, at)
        const isZone = outline.contains(lon, lat)
        const { cutoffMetres } = around.parameters
        const reach = dataset.shapes.type[at] === POLYGON ? 0 : cutoffMetres
        const metres = isZone ? 0 : outline.edgeDistanceMetres(lon, lat, reach)
        return { dataset, row: at, metres, isIn: isZone || (reach > 0 && metres <= reach) }
      }).filter(({ isIn }) => isIn),
    )
    const rentOf = (place: PartnerRow) => numberColumn(place.dataset, 'rent')[place.row]!
    return firstFeatures(
      stated.sort((a, b) => rentOf(a) - rentOf(b)),
      (place) => rentFeature('rent stated', place, place.metres, rentOf(place)),
    )
  },
}

function rentFeature(role: string, place: PartnerRow, metres: number, value: number) {
  return featureOf(role, place, metres, [{ what: 'rent', value, unit: 'currency/m²/year' }])
}

function takePartnerRents(
  partnerRow: Int32Array,
  partners: readonly { readonly rent: number }[],
  into: Float64Array,
): void {
  for (let row = 0; row < into.length; row++)
    if (partnerRow[row]! >= 0) into[row] = partners[partnerRow[row]!]!.rent
}
