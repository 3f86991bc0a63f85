import { resetWeights } from '../state/scoring.ts'
import { useClient } from '../state/store.ts'
import { isProfileWeights, profileWeights, sharesOf } from '../state/weights.ts'
import { InactiveCriterion } from './inactive-criterion.tsx'
import { Skeleton } from './skeleton.tsx'
import { WeightSlider } from './weight-slider.tsx'

/** One slider a criterion; the shares of the active ones always add up to 100%. */
export function WeightList() {
  const frame = useClient((state) => state.frame)
  const weights = useClient((state) => state.weights)
  if (!frame) return <Skeleton lines={5} />
  const shares = sharesOf(frame.criteria, weights)
  const own = sharesOf(frame.criteria, profileWeights(frame.criteria))
  return (
    <section aria-labelledby="weights-title">
      <div className="section-head">
        <h2 id="weights-title">Weights</h2>
        <button
          type="button"
          className="text-button"
          disabled={isProfileWeights(frame.criteria, weights)}
          onClick={resetWeights}
        >
          Reset to profile
        </button>
      </div>
      {frame.criteria
        .filter((criterion) => criterion.active)
        .map((criterion) => (
          <WeightSlider
            key={criterion.id}
            criterion={criterion}
            share={shares.get(criterion.id)!}
            profileShare={own.get(criterion.id)!}
          />
        ))}
      {frame.criteria
        .filter((criterion) => !criterion.active)
        .map((criterion) => (
          <InactiveCriterion key={criterion.id} criterion={criterion} />
        ))}
    </section>
  )
}
