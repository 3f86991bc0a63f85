import { useEffect, useRef } from 'react'
import { explainCell } from '../../../core/score/explain.ts'
import type { Frame } from '../../../core/score/frame.ts'
import { nearPlace } from '../../map/near-place.ts'
import { clearSelection, selectAndShow } from '../../map/selection.ts'
import { Icon } from '../../shell/icon.tsx'
import { type Result, useClient } from '../../state/store.ts'
import { useExploreWords } from '../explore/explore-words.ts'
import { formatPoints } from '../format.ts'
import { BreakdownFacts } from './breakdown-facts.tsx'
import { BreakdownTable } from './breakdown-table.tsx'
import { ReachSection } from './reach-section.tsx'
import { ScoreBar } from './score-bar.tsx'
import { SiteDecisions } from './site-decisions.tsx'

interface SitePageProps {
  readonly frame: Frame
  readonly result: Result
  readonly row: number
}

/** All that is known of the selected site: why its score, what it would take, the place itself. */
export function SitePage({ frame, result, row }: SitePageProps) {
  const say = useExploreWords()
  const places = useClient((state) => state.basemap?.places)
  const title = useRef<HTMLHeadingElement>(null)
  const breakdown = explainCell(frame, result.scores, row)
  const at = result.ranked.findIndex((site) => site.row === row)
  const rank = result.ranked[at]?.rank
  const near = nearPlace(places ?? [], breakdown.lat, breakdown.lon)
  const ranked = rank
    ? say('site.rank', { rank })
    : say('site.unranked', { top: result.ranked.length })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another site is another page
  useEffect(() => title.current?.focus({ preventScroll: true }), [row])
  const step = (by: number) => {
    const next = result.ranked[at + by]
    if (next) selectAndShow(next.row)
  }
  return (
    <section className="breakdown" aria-labelledby="site-title" data-cell={breakdown.cell}>
      <div className="site-bar">
        <button type="button" className="text-button" onClick={clearSelection}>
          ‹ {say('site.back')}
        </button>
        {at >= 0 && (
          <span className="site-steps">
            <StepButton name="site.previous" by={-1} disabled={at === 0} onStep={step} />
            <StepButton
              name="site.next"
              by={1}
              disabled={at === result.ranked.length - 1}
              onStep={step}
            />
          </span>
        )}
      </div>
      <div className="panel-scroll site-body">
        <div className="breakdown-head">
          <div>
            <h3 id="site-title" ref={title} tabIndex={-1} dir="auto">
              {breakdown.partner?.name ?? say('sites.greenfield')}
            </h3>
            <p className="quiet">{[ranked, near].filter(Boolean).join(' · ')}</p>
          </div>
          <output className="breakdown-score" data-score={breakdown.score ?? ''}>
            {formatPoints(breakdown.score)}
            <small> {say('site.of100')}</small>
          </output>
        </div>
        {breakdown.excludedBy !== null && (
          <p className="excluded-note">{say('site.excluded', { reason: breakdown.excludedBy })}</p>
        )}
        <SiteDecisions breakdown={breakdown} near={near} />
        <h4>{say('site.why')}</h4>
        <ScoreBar contributions={pointsOf(breakdown)} />
        <BreakdownTable breakdown={breakdown} />
        <ReachSection cell={breakdown.cell} />
        <BreakdownFacts breakdown={breakdown} />
      </div>
    </section>
  )
}

function pointsOf({ criteria }: ReturnType<typeof explainCell>) {
  return Object.fromEntries(criteria.map(({ id, contribution }) => [id, contribution]))
}

interface StepButtonProps {
  readonly name: 'site.previous' | 'site.next'
  readonly by: number
  readonly disabled: boolean
  readonly onStep: (by: number) => void
}

function StepButton({ name, by, disabled, onStep }: StepButtonProps) {
  const say = useExploreWords()
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={say(name)}
      title={say(name)}
      disabled={disabled}
      onClick={() => onStep(by)}
    >
      <Icon name={by < 0 ? 'chevronLeft' : 'chevronRight'} />
    </button>
  )
}
