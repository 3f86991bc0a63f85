import { explainCell } from '../../core/score/explain.ts'
import type { Frame } from '../../core/score/frame.ts'
import { nearPlace } from '../map/near-place.ts'
import { clearSelection } from '../map/selection.ts'
import { type Result, useClient } from '../state/store.ts'
import { BreakdownFacts } from './breakdown-facts.tsx'
import { BreakdownTable } from './breakdown-table.tsx'
import { formatPoints } from './format.ts'

interface BreakdownCardProps {
  readonly frame: Frame
  readonly result: Result
  readonly row: number
}

/** Why the selected cell has its score. */
export function BreakdownCard({ frame, result, row }: BreakdownCardProps) {
  const places = useClient((state) => state.basemap?.places)
  const breakdown = explainCell(frame, result.scores, row)
  const rank = result.ranked.find((site) => site.row === row)?.rank
  const title = breakdown.partner?.name ?? 'Greenfield site'
  const near = nearPlace(places ?? [], breakdown.lat, breakdown.lon)
  return (
    <section className="breakdown" aria-label="Selected cell" data-cell={breakdown.cell}>
      <div className="breakdown-head">
        <div>
          <h2>{title}</h2>
          <p className="quiet">{[rank && `Rank ${rank}`, near].filter(Boolean).join(' · ')}</p>
        </div>
        <output className="breakdown-score" data-score={breakdown.score ?? ''}>
          {formatPoints(breakdown.score)}
          <small> / 100</small>
        </output>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the breakdown"
          onClick={clearSelection}
        >
          ×
        </button>
      </div>
      {breakdown.excludedBy !== null && (
        <p className="excluded-note">
          Excluded: {breakdown.excludedBy}. The values below are for information.
        </p>
      )}
      <BreakdownTable breakdown={breakdown} />
      <BreakdownFacts breakdown={breakdown} />
    </section>
  )
}
