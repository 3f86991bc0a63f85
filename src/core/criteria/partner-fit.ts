import type { Dataset } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { cellAt, cellKey } from '../grid/h3-index.ts'
import type { Criterion } from './definition.ts'
import { featureOf, firstFeatures } from './evidence.ts'
import { ExclusionRules, forbiddenBy } from './exclusion-rules.ts'
import { type PartnerRow, partnerRows } from './partner-rows.ts'
import { metresFromSite } from './site-reach.ts'
import { SITE_SHEET, SiteSheets, sheetReason } from './site-sheet.ts'
import type { Surroundings } from './surroundings.ts'

export const partnerFit: Criterion = {
  id: 'partner_fit',
  unit: '0–100',
  direction: 'benefit',
  meaning:
    'the best partner site in the cell by its site sheet, what the sheet leaves open counting as its type of host usually does; 0 where there is none',
  version: 3,
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
  evidence(around, row) {
    const partner = partnerRows(around)[row]
    const others = otherSites(around, row, partner)
    if (!partner) return firstFeatures(others, otherFeature)
    const { marks, known } = new SiteSheets(partner.dataset).fitOf(partner.row)
    const facts = SITE_SHEET.filter(({ id }) => !Number.isNaN(marks[id])).map(({ id, field }) => ({
      what: id.replaceAll('_', ' '),
      value: `${wordOf(partner, field)} (${Math.round(100 * marks[id])} of 100)`,
      unit: '',
    }))
    const unknown = SITE_SHEET.filter(({ id }) => Number.isNaN(marks[id]))
    const host = partner.dataset.texts.host?.[partner.row] || 'other'
    const open = `unknown on the sheet: ${unknown.map(({ id }) => id.replaceAll('_', ' ')).join(', ')}; each counts as a ${host} site usually does`
    const rest = firstFeatures(others, otherFeature)
    return {
      features: [
        featureOf('partner site', partner, 0, [
          { what: 'host', value: host, unit: '' },
          { what: 'known of the sheet', value: `${Math.round(100 * known)}%`, unit: '' },
          ...facts,
        ]),
        ...rest.features,
      ],
      more: rest.more,
      notes: unknown.length > 0 ? [open] : [],
    }
  },
}

/** What the sheet says of an item, as it says it. */
function wordOf({ dataset, row }: PartnerRow, field: string): string {
  return String(dataset.texts[field]?.[row] || dataset.numbers[field]?.[row] || 0)
}

/** Another partner site of the same cell, and why it is not the one. */
interface OtherSite {
  readonly partner: PartnerRow
  readonly metres: number
  readonly fit: number
  readonly leftOut: string
}

function otherFeature({ partner, metres, fit, leftOut }: OtherSite) {
  return featureOf('other partner site here', partner, metres, [
    { what: 'fit', value: fit, unit: 'of 100' },
    { what: 'left out', value: leftOut, unit: '' },
  ])
}

/** The other partner sites of the site's cell, the best first. */
function otherSites(around: Surroundings, row: number, own: PartnerRow | undefined): OtherSite[] {
  const { resolution } = around.grid
  const cell = cellKey(...cellAt(around.sites.lat[row]!, around.sites.lon[row]!, resolution))
  const found = around.of('partners').flatMap((dataset) =>
    Array.from({ length: dataset.rows }, (_, at) => ({ dataset, row: at })).filter((partner) => {
      const [lon, lat] = firstVertex(dataset.shapes, partner.row)
      const isOwn = partner.row === own?.row && dataset === own.dataset
      return !isOwn && cellKey(...cellAt(lat, lon, resolution)) === cell
    }),
  )
  if (found.length === 0) return []
  const rules = new ExclusionRules(around.of('exclusions'))
  return found
    .map((partner) => {
      const [lon, lat] = firstVertex(partner.dataset.shapes, partner.row)
      const { fit, fails } = new SiteSheets(partner.dataset).fitOf(partner.row)
      const category = forbiddenBy(rules.near(lon, lat, 0), lon, lat)
      const leftOut = fails.length > 0 ? sheetReason(fails) : (category ?? '')
      return { partner, metres: metresFromSite(around, row, { lat, lon }), fit, leftOut }
    })
    .sort((a, b) => Number(a.leftOut !== '') - Number(b.leftOut !== '') || b.fit - a.fit)
}
