import { locale } from '../words/words.ts'

/** What the list can be ordered by. */
export type SiteOrder = 'rank' | 'name' | 'partner' | 'firm'
export const SITE_ORDERS: readonly SiteOrder[] = ['rank', 'name', 'partner', 'firm']

/** A ranked site as the list needs it for filtering and ordering. */
export interface ListedSite {
  readonly rank: number
  readonly name: string
  readonly partner: string
  readonly where: string
  /** Share of weight draws in which it stays listed, NaN until that is known. */
  readonly firm: number
  readonly pinned: boolean
}

/** Sites that hold all words of the filter somewhere; pinned ones first, then by the order. */
export function arranged<Site extends ListedSite>(
  sites: readonly Site[],
  filter: string,
  order: SiteOrder,
): Site[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const collator = new Intl.Collator(locale(), { numeric: true })
  const compare: Record<SiteOrder, (a: Site, b: Site) => number> = {
    rank: (a, b) => a.rank - b.rank,
    name: (a, b) => collator.compare(a.name, b.name),
    partner: (a, b) => collator.compare(a.partner, b.partner),
    firm: (a, b) => (b.firm || 0) - (a.firm || 0),
  }
  return sites
    .filter(({ name, partner, where }) => {
      const text = `${name} ${partner} ${where}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || compare[order](a, b) || a.rank - b.rank)
}
