import type { Dataset } from '../dataset/dataset.ts'
import type { Criterion } from './definition.ts'
import { partnerRows } from './partner-rows.ts'
import { SiteSheets } from './site-sheet.ts'

export const partnerFit: Criterion = {
  id: 'partner_fit',
  unit: '0–100',
  direction: 'benefit',
  meaning:
    'the best partner site in the cell by its site sheet, what the sheet leaves open counting as its type of host usually does; 0 where there is none',
  version: 2,
  needs: ['partners'],
  uses: () => ['exclusions'],
  fullMarks: 100,
  compute(around) {
    const fit = around.blank('partners')
    const sheets = new Map<Dataset, SiteSheets>()
    for (const dataset of around.of('partners')) sheets.set(dataset, new SiteSheets(dataset))
    partnerRows(around).forEach((partner, row) => {
      if (partner) fit[row] = sheets.get(partner.dataset)!.fitOf(partner.row).fit
    })
    return fit
  },
}
