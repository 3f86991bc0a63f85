import { lazy, Suspense, useState } from 'react'
import { useScenario } from '../state/scenario/scenario-store.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import { Popup } from './popup.tsx'
import { ScenarioActions } from './scenario-actions.tsx'
import { ScenarioChoice } from './scenario-choice.tsx'

const CompareScenarios = lazy(() => import('../panels/scenario/compare-scenarios.tsx'))
const ConflictDialog = lazy(() => import('../panels/scenario/conflict-dialog.tsx'))

/** Which scenario is on the screen, whether it is saved, and what can be done with it. */
export function ScenarioMenu() {
  const say = useWords()
  const { id, name, status, changes, problem } = useScenario()
  const [comparing, setComparing] = useState(false)
  const isNew = id === 0 && changes.length === 0
  const shown = id === 0 ? say('scenario.baseline') : name
  const state = isNew ? '' : say(`status.${status}`)
  return (
    <>
      <Popup
        className="scenario-button"
        label={`${say('scenario.choose')}: ${shown}${state && `. ${state}`}`}
        button={
          <>
            <span className="scenario-words">
              <bdi className="scenario-name">{shown}</bdi>
              {!isNew && (
                <span className={`quiet status-${status}`} title={problem}>
                  {state}
                </span>
              )}
            </span>
            <Icon name="chevronDown" />
          </>
        }
      >
        {(close) => (
          <>
            <ScenarioChoice onChosen={close} />
            {isNew ? (
              <p className="quiet padded">{say('scenario.hint')}</p>
            ) : (
              <ScenarioActions
                onDone={close}
                onCompare={() => {
                  close()
                  setComparing(true)
                }}
              />
            )}
          </>
        )}
      </Popup>
      <span className="unseen" role="status">
        {state}
      </span>
      <Suspense>
        {comparing && <CompareScenarios onClose={() => setComparing(false)} />}
        {(status === 'conflict' || status === 'gone') && (
          <ConflictDialog gone={status === 'gone'} />
        )}
      </Suspense>
    </>
  )
}
