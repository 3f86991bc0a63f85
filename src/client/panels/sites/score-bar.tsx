import type { RankedSite } from '../../../core/score/rank.ts'
import { criterionColour } from '../criterion-colour.ts'

/** A score of 0–100 as a bar, split into what each criterion adds. */
export function ScoreBar({ contributions }: { contributions: RankedSite['contributions'] }) {
  return (
    <span className="score-bar" aria-hidden="true">
      {Object.entries(contributions).map(([id, points]) => (
        <span key={id} style={{ width: `${points}%`, background: criterionColour(id) }} />
      ))}
    </span>
  )
}
