import { useEffect, useRef, useState } from 'react'
import type { SiteJudged } from '../../../api/sites.ts'
import { formatNumber, formatPoints, hostInWords } from '../format.ts'
import { ScoreBar } from '../sites/score-bar.tsx'
import { useList } from './list-store.ts'
import { usePartnerWords } from './partner-words.ts'

/** Height of a row in pixels, as in `partners.css`: only the rows in view are drawn. */
const ROW_PIXELS = 74
const ROWS_BEYOND = 6

/** The sites as a list of which only what is in view is in the page, however long it is. */
export function SiteRows({ sites }: { sites: readonly SiteJudged[] }) {
  const list = useRef<HTMLDivElement>(null)
  const [window, setWindow] = useState({ top: 0, height: 800 })
  const selectedRow = useList((state) => state.selectedRow)
  useEffect(() => {
    const box = list.current
    const at = sites.findIndex(({ row }) => row === selectedRow)
    if (!box || at < 0) return
    const [top, bottom] = [at * ROW_PIXELS, (at + 1) * ROW_PIXELS]
    if (top < box.scrollTop) box.scrollTop = top
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
  }, [selectedRow, sites])
  const from = Math.max(0, Math.floor(window.top / ROW_PIXELS) - ROWS_BEYOND)
  const to = Math.ceil((window.top + window.height) / ROW_PIXELS) + ROWS_BEYOND
  return (
    <div
      ref={list}
      className="panel-scroll"
      onScroll={({ currentTarget }) =>
        setWindow({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })
      }
    >
      <ol className="plain partners-rows" style={{ height: sites.length * ROW_PIXELS }}>
        {sites.slice(from, to).map((site, i) => (
          <SiteRow
            key={site.row}
            site={site}
            top={(from + i) * ROW_PIXELS}
            place={from + i + 1}
            count={sites.length}
            selected={site.row === selectedRow}
          />
        ))}
      </ol>
    </div>
  )
}

interface SiteRowProps {
  readonly site: SiteJudged
  readonly top: number
  readonly place: number
  readonly count: number
  readonly selected: boolean
}

function SiteRow({ site, top, place, count, selected }: SiteRowProps) {
  const say = usePartnerWords()
  const details = [
    site.excludedBy ? say('partners.excluded', { reason: site.excludedBy }) : '',
    ...[site.partner, hostInWords(site.host), site.city],
    site.unserved === null ? '' : say('partners.unserved', { value: formatPoints(site.unserved) }),
    site.substation?.headroomKva == null
      ? ''
      : say('partners.headroom', { value: formatNumber(site.substation.headroomKva) }),
    site.duplicates[0] ? say('partners.duplicate', { what: site.duplicates[0] }) : '',
    ...site.flags,
  ]
  return (
    <li
      className={`site ${selected ? 'selected' : ''}`}
      style={{ top }}
      aria-posinset={place}
      aria-setsize={count}
      data-site-row={site.row}
    >
      <button
        type="button"
        aria-pressed={selected}
        onClick={() => useList.setState({ selectedRow: site.row })}
      >
        <span className="site-rank">{site.rank ?? '–'}</span>
        <span className="site-name">{site.name || site.id}</span>
        <span className="site-score">{formatPoints(site.score)}</span>
        <span className="site-where quiet">{details.filter(Boolean).join(' · ')}</span>
        {site.score !== null && <ScoreBar contributions={site.contributions} />}
      </button>
    </li>
  )
}
