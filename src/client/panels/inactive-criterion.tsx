import type { CriterionColumn } from '../../core/score/frame.ts'
import { sentenceOf, titleOf } from './format.ts'

/** A criterion without data: its weight is shared out among the others. */
export function InactiveCriterion({ criterion }: { criterion: CriterionColumn }) {
  return (
    <div className="weight inactive">
      <div className="weight-head">
        <label htmlFor={`weight-${criterion.id}`}>{titleOf(criterion.id)}</label>
        <span className="weight-share">not used</span>
      </div>
      <input
        id={`weight-${criterion.id}`}
        className="unseen"
        type="range"
        disabled
        aria-describedby={`why-${criterion.id}`}
      />
      <p className="quiet" id={`why-${criterion.id}`}>
        {sentenceOf(criterion.inactiveBecause)}
      </p>
    </div>
  )
}
