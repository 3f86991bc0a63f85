import type { PlanState } from '../../../api/plan-state.ts'
import { gapInWords, swapsInWords } from './plan-figures.ts'
import { stopPlan } from './plan-requests.ts'
import { usePlanWords } from './plan-words.ts'

/** How far the search is: the best so far and its gap, and a way to end it. */
export function PlanProgress({ running }: { readonly running: PlanState }) {
  const say = usePlanWords()
  const { progress, query } = running
  const share = Math.min(1, (progress?.elapsedMs ?? 0) / 1000 / query.seconds)
  const unit = query.objective === 'p-median' ? '' : 'swaps/day'
  const best =
    progress?.value == null || progress.gap == null
      ? say('progress.step', { step: progress?.step ?? '' })
      : say('progress.best', {
          value: swapsInWords(progress.value),
          unit: query.share === undefined ? unit : '',
          gap: gapInWords(progress.gap),
        })
  return (
    <div className="plan-progress" aria-live="polite">
      <progress value={share} max={1} />
      <p>{best}</p>
      <button type="button" onClick={() => void stopPlan()}>
        {say('plan.stop')}
      </button>
    </div>
  )
}
