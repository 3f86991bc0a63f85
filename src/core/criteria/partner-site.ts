import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import type { Host } from '../dataset/kinds.ts'
import type { PartnerSite } from '../score/frame.ts'

/** The name a partner site goes by: its own id, else one made of its dataset and row. */
export function idOf(dataset: Dataset, row: number): string {
  return dataset.texts.id?.[row] || `${dataset.hash.slice(0, 8)}:${row + 1}`
}

/** Reads the rows of a partners dataset as sites. */
export function partnerSites(dataset: Dataset): (row: number) => PartnerSite {
  const [name, partner, brand, host] = ['name', 'partner', 'brand', 'host'].map((field) =>
    textColumn(dataset, field),
  )
  const rents = numberColumn(dataset, 'rent')
  return (row) => ({
    id: idOf(dataset, row),
    name: name![row] || brand![row] || '',
    partner: partner![row] || brand![row] || '',
    host: (host![row] || 'other') as Host,
    rent: rents[row]!,
    generated: dataset.provenance.generated,
  })
}
