import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Frame } from '../../core/score/frame.ts'
import type { RankedSite } from '../../core/score/rank.ts'
import { pointAt } from '../map/selection.ts'
import { useClient } from '../state/store.ts'
import { RankedRow } from './ranked-row.tsx'

interface RankedListProps {
  readonly frame: Frame
  readonly ranked: readonly RankedSite[]
}

/** The best sites, linked with the map both ways. Arrow keys go from row to row. */
export function RankedList({ frame, ranked }: RankedListProps) {
  const list = useRef<HTMLOListElement>(null)
  const selectedRow = useClient((state) => state.selectedRow)
  const hoverRow = useClient((state) => state.hover?.row)
  useEffect(() => {
    const chosen = list.current?.querySelector(`[data-row="${selectedRow}"]`)
    chosen?.scrollIntoView({ block: 'nearest' })
  }, [selectedRow])
  const spacingKm = frame.profile.spacingMetres / 1000
  return (
    <section className="ranked" aria-labelledby="ranked-title">
      <div className="section-head">
        <h2 id="ranked-title">Best {ranked.length} sites</h2>
        <span className="quiet">at least {spacingKm} km apart</span>
      </div>
      <ol
        ref={list}
        className="plain panel-scroll"
        onKeyDown={moveFocus}
        onMouseLeave={() => pointAt(undefined)}
      >
        {ranked.map((site) => (
          <RankedRow
            key={site.row}
            site={site}
            frame={frame}
            selected={site.row === selectedRow}
            pointedAt={site.row === hoverRow}
          />
        ))}
      </ol>
    </section>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
  const step = STEPS[event.key]
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  if (step === undefined || at < 0) return
  event.preventDefault()
  buttons[at + step]?.focus()
}
