import type { CriterionColumn } from '../../../core/score/frame.ts'
import { useWords } from '../../words/words.ts'
import { criterionInWords, sentenceOf } from '../format.ts'

/** A criterion without data: its weight is shared out among the others. */
export function InactiveCriterion({ criterion }: { criterion: CriterionColumn }) {
  const say = useWords()
  return (
    <div className="weight inactive">
      <div className="weight-head">
        <span className="weight-label">{criterionInWords(criterion.id)}</span>
        <span className="weight-share">{say('weights.unused')}</span>
      </div>
      <p className="quiet">{sentenceOf(criterion.inactiveBecause)}</p>
    </div>
  )
}
