import { lazy, Suspense, useState } from 'react'
import { takeWeights } from '../../state/scoring.ts'
import { useClient } from '../../state/store.ts'
import { isProfileWeights, profileWeights, sharesOf } from '../../state/weights.ts'
import { useWords } from '../../words/words.ts'
import { Skeleton } from '../skeleton.tsx'
import { InactiveCriterion } from './inactive-criterion.tsx'
import { WeightRow } from './weight-row.tsx'

const PairsDialog = lazy(() => import('./pairs-dialog.tsx'))

/** One row a criterion; the shares of the active ones always add up to 100%. */
export function WeightList() {
  const say = useWords()
  const frame = useClient((state) => state.frame)
  const weights = useClient((state) => state.weights)
  const [comparing, setComparing] = useState(false)
  if (!frame) return <Skeleton lines={5} />
  const shares = sharesOf(frame.criteria, weights)
  const own = sharesOf(frame.criteria, profileWeights(frame.criteria))
  const active = frame.criteria.filter((criterion) => criterion.active)
  return (
    <section aria-labelledby="weights-title">
      <div className="section-head">
        <h3 id="weights-title">{say('weights.title')}</h3>
        <div>
          {active.length > 1 && (
            <button type="button" className="text-button" onClick={() => setComparing(true)}>
              {say('pairs.open')}
            </button>
          )}
          <button
            type="button"
            className="text-button"
            disabled={isProfileWeights(frame.criteria, weights)}
            onClick={() => takeWeights({})}
          >
            {say('weights.reset')}
          </button>
        </div>
      </div>
      {active.map((criterion) => (
        <WeightRow
          key={criterion.id}
          criterion={criterion}
          share={shares.get(criterion.id)!}
          profileShare={own.get(criterion.id)!}
          isAlone={active.length === 1}
        />
      ))}
      {frame.criteria
        .filter((criterion) => !criterion.active)
        .map((criterion) => (
          <InactiveCriterion key={criterion.id} criterion={criterion} />
        ))}
      {comparing && (
        <Suspense>
          <PairsDialog criteria={active} onClose={() => setComparing(false)} />
        </Suspense>
      )}
    </section>
  )
}
