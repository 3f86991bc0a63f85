import { useMemo, useState } from 'react'
import type { CriterionColumn } from '../../../core/score/frame.ts'
import { Dialog } from '../../shell/dialog.tsx'
import { takeWeights } from '../../state/scoring.ts'
import { useWords } from '../../words/words.ts'
import { criterionColour } from '../criterion-colour.ts'
import { criterionInWords, formatNumber, formatShare } from '../format.ts'
import { pairsOf, timesOf, weighPairs } from './pairs.ts'

// Saaty: above it judgements are better looked at again.
const MOST_INCONSISTENT = 0.1

interface PairsDialogProps {
  readonly criteria: readonly CriterionColumn[]
  readonly onClose: () => void
}

/** Weights by comparing criteria two at a time, with a warning where the answers contradict. */
export default function PairsDialog({ criteria, onClose }: PairsDialogProps) {
  const say = useWords()
  const pairs = useMemo(() => pairsOf(criteria.length), [criteria.length])
  const [judgements, setJudgements] = useState<readonly number[]>(() => pairs.map(() => 0))
  const ids = criteria.map(({ id }) => id)
  const names = ids.map(criterionInWords)
  const { weights, consistencyRatio, worst } = weighPairs(ids, judgements)
  const ratio = consistencyRatio.toFixed(2)
  const isOff = consistencyRatio > MOST_INCONSISTENT
  const [a, b] = weights[worst.i]! >= weights[worst.j]! ? [worst.i, worst.j] : [worst.j, worst.i]
  const apply = () => {
    takeWeights(Object.fromEntries(ids.map((id, i) => [id, weights[i]!])))
    onClose()
  }
  return (
    <Dialog title={say('pairs.title')} onClose={onClose} wide>
      <p className="quiet">{say('pairs.help')}</p>
      <div className="pairs">
        {pairs.map(({ i, j }, k) => (
          <div className="pair" key={`${ids[i]} ${ids[j]}`}>
            <span>{names[i]}</span>
            <input
              type="range"
              min={-8}
              max={8}
              // The first of the two is at the left.
              value={-judgements[k]!}
              aria-label={say('pairs.of', { a: names[i]!, b: names[j]! })}
              aria-valuetext={judgementInWords(judgements[k]!, names[i]!, names[j]!)}
              onChange={(event) => setJudgements(judgements.with(k, -event.target.valueAsNumber))}
            />
            <span>{names[j]}</span>
            <output className="quiet">
              {judgementInWords(judgements[k]!, names[i]!, names[j]!)}
            </output>
          </div>
        ))}
      </div>
      <ul className="plain pair-weights">
        {ids.map((id, i) => (
          <li key={id}>
            <span className="swatch" style={{ background: criterionColour(id) }} />
            {names[i]} <strong>{formatShare(weights[i]!)}</strong>
          </li>
        ))}
      </ul>
      <p className={isOff ? 'excluded-note' : 'quiet'} role="status">
        {isOff
          ? say('pairs.inconsistent', {
              ratio,
              a: names[a]!,
              b: names[b]!,
              times: formatNumber(weights[a]! / weights[b]!),
            })
          : say('pairs.consistent', { ratio })}
      </p>
      <button type="button" className="button" onClick={apply}>
        {say('pairs.apply')}
      </button>
    </Dialog>
  )

  function judgementInWords(judgement: number, first: string, second: string): string {
    if (judgement === 0) return say('pairs.equal')
    const times = timesOf(Math.abs(judgement))
    return say('pairs.over', { a: judgement > 0 ? first : second, times })
  }
}
