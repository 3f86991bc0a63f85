import { pointAt, selectAndShow } from '../../map/selection.ts'
import { Icon } from '../../shell/icon.tsx'
import { togglePin } from '../../state/scenario/site-changes.ts'
import { useClient } from '../../state/store.ts'
import { useExploreWords } from '../explore/explore-words.ts'
import { formatPoints, formatShare, hostInWords } from '../format.ts'
import { ScoreBar } from './score-bar.tsx'
import type { Listed } from './use-listed-sites.ts'

interface RankedRowProps {
  readonly listed: Listed
  /** Sites in the list. */
  readonly top: number
}

/** One place of the list: a partner's site or a greenfield one, its score and what it is made of. */
export function RankedRow({ listed, top }: RankedRowProps) {
  const say = useExploreWords()
  const { site, name, host, where, firm, pinned, mark } = listed
  const state = useClient(({ hover, selectedRow }) =>
    site.row === selectedRow ? 'selected' : site.row === hover?.row ? 'pointed-at' : '',
  )
  const marked = mark === 'free' ? '' : say(`sites.${mark}`)
  const details = [marked, host && hostInWords(host), where, ...site.flags].filter(
    (text) => text !== '',
  )
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
        className="site-open"
        aria-pressed={state === 'selected'}
        onClick={() => selectAndShow(site.row)}
        onMouseEnter={() => pointAt(site.row)}
        onFocus={() => pointAt(site.row)}
      >
        <span className="site-rank">{site.rank}</span>
        <bdi className="site-name">{name}</bdi>
        <span className="site-score">{formatPoints(site.score)}</span>
        <span className="site-where quiet">{details.join(' · ')}</span>
        {!Number.isNaN(firm) && (
          <span
            className="site-firm quiet"
            title={say('sites.firmness', { top, share: formatShare(firm) })}
          >
            {say('sites.firmShort', { share: formatShare(firm) })}
          </span>
        )}
        <ScoreBar contributions={site.contributions} />
      </button>
      <button
        type="button"
        className="icon-button pin"
        aria-pressed={pinned}
        aria-label={say(pinned ? 'sites.unpin' : 'sites.pin', { site: name })}
        title={say(pinned ? 'sites.unpin' : 'sites.pin', { site: name })}
        onClick={() => togglePin(site.cell)}
      >
        <Icon name="pin" />
      </button>
    </li>
  )
}
