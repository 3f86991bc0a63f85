import type { RankedSite } from '../../../core/score/rank.ts'
import { criterionColour } from '../criterion-colour.ts'

/**
 * A score of 0–100 as a bar, split into what each criterion adds. By rules other than the sum a
 * share can be below 0: it has no length, and the others are drawn so that the bar is the score.
 */
export function ScoreBar({ contributions }: { contributions: RankedSite['contributions'] }) {
  const parts = Object.entries(contributions).map(([id, points]) => [id, points ?? 0] as const)
  const score = parts.reduce((sum, [, points]) => sum + points, 0)
  const above = parts.reduce((sum, [, points]) => sum + Math.max(0, points), 0)
  const scale = above > 0 ? score / above : 0
  return (
    <span className="score-bar" aria-hidden="true">
      {parts.map(([id, points]) => (
        <span
          key={id}
          style={{ width: `${Math.max(0, points) * scale}%`, background: criterionColour(id) }}
        />
      ))}
    </span>
  )
}
