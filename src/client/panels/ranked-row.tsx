import type { Frame } from '../../core/score/frame.ts'
import type { RankedSite } from '../../core/score/rank.ts'
import { nearPlace } from '../map/near-place.ts'
import { pointAt, selectAndShow } from '../map/selection.ts'
import { useClient } from '../state/store.ts'
import { formatPoints, hostInWords } from './format.ts'
import { ScoreBar } from './score-bar.tsx'

interface RankedRowProps {
  readonly site: RankedSite
  readonly frame: Frame
  readonly selected: boolean
  readonly pointedAt: boolean
}

/** One place of the list: a partner's site or a greenfield one, its score and what it is made of. */
export function RankedRow({ site, frame, selected, pointedAt }: RankedRowProps) {
  const places = useClient((state) => state.basemap?.places)
  const partner = frame.partners[site.partnerRow]
  const near = nearPlace(places ?? [], site.lat, site.lon)
  const details = [partner ? hostInWords(partner.host) : '', near || site.cell, ...site.flags]
  const state = selected ? 'selected' : pointedAt ? 'pointed-at' : ''
  return (
    <li
      className={`site ${state}`}
      data-rank={site.rank}
      data-row={site.row}
      data-cell={site.cell}
      data-score={site.score}
    >
      <button
        type="button"
        aria-pressed={selected}
        onClick={() => selectAndShow(site.row)}
        onMouseEnter={() => pointAt(site.row)}
        onFocus={() => pointAt(site.row)}
      >
        <span className="site-rank">{site.rank}</span>
        <span className="site-name">{partner?.name ?? 'Greenfield site'}</span>
        <span className="site-score">{formatPoints(site.score)}</span>
        <span className="site-where quiet">
          {details.filter((text) => text !== '').join(' · ')}
        </span>
        <ScoreBar contributions={site.contributions} />
      </button>
    </li>
  )
}
