import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import type { Frame } from '../../../core/score/frame.ts'
import type { RankedSite } from '../../../core/score/rank.ts'
import { pointAt } from '../../map/selection.ts'
import { followFirmness } from '../../state/firmness.ts'
import { arranged, SITE_ORDERS, type SiteOrder } from '../../state/site-list.ts'
import { useExploreWords } from '../explore/explore-words.ts'
import { ListFoot } from './list-foot.tsx'
import { RankedRow } from './ranked-row.tsx'
import { useListedSites } from './use-listed-sites.ts'

interface RankedListProps {
  readonly frame: Frame
  readonly ranked: readonly RankedSite[]
}

/** The best sites, linked with the map both ways. Arrow keys go from row to row. */
export function RankedList({ frame, ranked }: RankedListProps) {
  const say = useExploreWords()
  const list = useRef<HTMLOListElement>(null)
  const [filter, setFilter] = useState('')
  const [order, setOrder] = useState<SiteOrder>('rank')
  useEffect(followFirmness, [])
  const listed = useListedSites(frame, ranked)
  const shown = arranged(listed, useDeferredValue(filter), order)
  return (
    <section className="ranked" aria-labelledby="ranked-title">
      <div className="section-head">
        <h3 id="ranked-title">{say('sites.count', { count: ranked.length })}</h3>
        <span className="quiet">
          {say('sites.spacing', { km: frame.profile.spacingMetres / 1000 })}
        </span>
      </div>
      <div className="list-tools">
        <input
          type="search"
          className="field"
          placeholder={say('sites.filter')}
          aria-label={say('sites.filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <select
          className="field"
          aria-label={say('sites.sortBy')}
          value={order}
          onChange={(event) => setOrder(event.target.value as SiteOrder)}
        >
          {SITE_ORDERS.map((id) => (
            <option key={id} value={id}>
              {say(`sites.${id}`)}
            </option>
          ))}
        </select>
      </div>
      <p className="unseen" role="status">
        {say('sites.shown', { count: shown.length })}
      </p>
      <div className="panel-scroll">
        <ol
          ref={list}
          className="plain"
          onKeyDown={moveFocus}
          onMouseLeave={() => pointAt(undefined)}
        >
          {shown.map((each) => (
            <RankedRow key={each.site.row} listed={each} top={ranked.length} />
          ))}
        </ol>
        {shown.length === 0 && <p className="quiet padded">{say('sites.noMatch')}</p>}
        <ListFoot listed={listed} />
      </div>
    </section>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
  const step = STEPS[event.key]
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.site-open')]
  const at = buttons.indexOf(document.activeElement as HTMLElement)
  if (step === undefined || at < 0) return
  event.preventDefault()
  buttons[at + step]?.focus()
}
