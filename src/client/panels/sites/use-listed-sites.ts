import { useMemo } from 'react'
import type { SiteMark } from '../../../core/scenario/change.ts'
import type { Frame } from '../../../core/score/frame.ts'
import type { RankedSite } from '../../../core/score/rank.ts'
import { nearPlace } from '../../map/near-place.ts'
import { firmnessKey, useFirmness } from '../../state/firmness.ts'
import { useScenarioState } from '../../state/scenario/current-state.ts'
import type { ListedSite } from '../../state/site-list.ts'
import { useClient } from '../../state/store.ts'
import { useExploreWords } from '../explore/explore-words.ts'

export interface Listed extends ListedSite {
  readonly site: RankedSite
  /** Kind of host, '' where nobody hosts. */
  readonly host: string
  readonly mark: SiteMark
}

/** The ranked sites with all that the list says of them. */
export function useListedSites(frame: Frame, ranked: readonly RankedSite[]): Listed[] {
  const say = useExploreWords()
  const places = useClient((state) => state.basemap?.places)
  const { sites } = useScenarioState()
  const language = useClient((state) => state.language)
  const firmness = useFirmness()
  const isFirm = firmness.key !== '' && firmness.key === firmnessKey()
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language
  const near = useMemo(
    () => new Map(ranked.map((site) => [site.row, nearPlace(places ?? [], site.lat, site.lon)])),
    [ranked, places, language],
  )
  return ranked.map((site) => {
    const partner = frame.partners[site.partnerRow]
    return {
      site,
      rank: site.rank,
      name: partner?.name ?? say('sites.greenfield'),
      partner: partner?.partner ?? '',
      host: partner?.host ?? '',
      where: near.get(site.row) || site.cell,
      firm: isFirm ? (firmness.byCell.get(site.cell) ?? Number.NaN) : Number.NaN,
      pinned: sites.get(site.cell)?.pinned ?? false,
      mark: sites.get(site.cell)?.mark ?? 'free',
    }
  })
}
