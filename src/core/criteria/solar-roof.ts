import { numberColumn } from '../dataset/dataset.ts'
import type { Criterion } from './definition.ts'
import { featureOf, firstFeatures, NO_EVIDENCE } from './evidence.ts'
import { partnerRows } from './partner-rows.ts'

/** Panels of about 200 W/m² on the roof that is free of vents, light and shade: assumed. */
const KWP_PER_SQUARE_METRE = 0.2
const USABLE_SHARE = 0.6

/** Panels for `squareMetres` of roof, kWp. */
export function roofKwp(squareMetres: number): number {
  return squareMetres * USABLE_SHARE * KWP_PER_SQUARE_METRE
}

export const solarRoof: Criterion = {
  id: 'solar_roof',
  unit: 'kWp',
  direction: 'benefit',
  meaning: 'solar panels that fit on the roof of the partner site; 0 where there is no site',
  version: 2,
  needs: ['partners'],
  uses: () => ['exclusions'],
  compute(around) {
    if (!around.states('partners', 'roof_area_m2'))
      return 'no partner site states its roof: import it with --map roof_area_m2=COLUMN'
    const kwp = around.blank('partners')
    partnerRows(around).forEach((partner, row) => {
      if (partner) kwp[row] = roofKwp(numberColumn(partner.dataset, 'roof_area_m2')[partner.row]!)
    })
    return kwp
  },
  evidence(around, row) {
    const partner = partnerRows(around)[row]
    if (!partner) return NO_EVIDENCE
    const area = numberColumn(partner.dataset, 'roof_area_m2')[partner.row]!
    return firstFeatures([partner], (site) =>
      featureOf('roof of the partner site', site, 0, [{ what: 'roof', value: area, unit: 'm²' }]),
    )
  },
}
