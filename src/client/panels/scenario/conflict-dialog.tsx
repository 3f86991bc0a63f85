import { useState } from 'react'
import { Dialog } from '../../shell/dialog.tsx'
import { keepAsCopy, keepOurs, takeTheirs } from '../../state/scenario/saving.ts'
import { putScenario } from '../../state/scenario/scenario-store.ts'
import { useWords } from '../../words/words.ts'

/** Two windows have changed one scenario: what is to hold is the planner's choice, never ours. */
export default function ConflictDialog({ gone }: { gone: boolean }) {
  const say = useWords()
  const [problem, setProblem] = useState('')
  const [hidden, setHidden] = useState(false)
  const choose = (act: () => Promise<void>) => () =>
    act().catch((error: Error) => setProblem(error.message))
  if (hidden) return null
  return (
    <Dialog title={say(gone ? 'conflict.gone' : 'conflict.title')} onClose={() => setHidden(true)}>
      <p>{say('conflict.what')}</p>
      <div className="choices">
        <button type="button" className="choice" onClick={choose(keepAsCopy)}>
          {say('conflict.copy')}
        </button>
        {gone ? (
          <button type="button" className="choice" onClick={() => putScenario(undefined)}>
            {say('conflict.theirs')}
          </button>
        ) : (
          <>
            <button type="button" className="choice" onClick={choose(takeTheirs)}>
              {say('conflict.theirs')}
            </button>
            <button type="button" className="choice" onClick={choose(keepOurs)}>
              {say('conflict.ours')}
            </button>
          </>
        )}
      </div>
      {problem && (
        <p className="excluded-note" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
