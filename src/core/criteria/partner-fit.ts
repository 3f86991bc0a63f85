import type { Criterion } from './definition.ts'
import { HOST_FIT } from './host-fit.ts'

export const partnerFit: Criterion = {
  id: 'partner_fit',
  unit: '0–100',
  direction: 'benefit',
  meaning: 'the best partner site in the cell by its type of host; 0 where there is none',
  version: 1,
  needs: ['partners'],
  uses: ['exclusions'],
  fullMarks: 100,
  compute(around) {
    const fit = around.blank('partners')
    const { partnerRow, partners } = around.points
    for (let row = 0; row < fit.length; row++)
      if (partnerRow[row]! >= 0) fit[row] = HOST_FIT[partners[partnerRow[row]!]!.host]
    return fit
  },
}
