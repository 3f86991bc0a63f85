import type { CriterionColumn } from '../../../core/score/frame.ts'
import { useScenarioState } from '../../state/scenario/current-state.ts'
import { setCurve } from '../../state/scoring.ts'
import { useClient } from '../../state/store.ts'
import { useWords } from '../../words/words.ts'
import { meaningInWords, unitInWords } from '../format.ts'
import { CurveEditor } from './curve-editor.tsx'

/** What a criterion measures, which way it counts, what is unknown, and its curve. */
export function CriterionDetails({ criterion }: { criterion: CriterionColumn }) {
  const say = useWords()
  const { id, unit, meaning, direction, missing, missingPolicy, separates } = criterion
  const profileId = useClient((state) => state.profileId)
  const isOwn = !useScenarioState().profiles.get(profileId)?.criteria.get(id)?.curve
  return (
    <div className="weight-details">
      <p className="quiet">{meaningInWords(id, meaning)}</p>
      <CurveEditor criterion={criterion} />
      <p className="quiet">
        {unitInWords(unit)} · {say(direction === 'cost' ? 'weights.less' : 'weights.more')}
        {' · '}
        {missing > 0
          ? `${say('weights.missing', { count: missing })}. ${say('weights.countsAs', {
              what: say(`missing.${missingPolicy}`),
            })}`
          : say('weights.missingNone')}
        {!separates && ` ${say('weights.alike')}`}
      </p>
      {!isOwn && (
        <button type="button" className="text-button" onClick={() => setCurve(id, undefined)}>
          {say('curve.reset')}
        </button>
      )}
    </div>
  )
}
