import { useState } from 'react'
import { resetScenario } from '../state/scenario/history.ts'
import { copyScenario, deleteScenario, renameScenario } from '../state/scenario/listing.ts'
import { saveNow } from '../state/scenario/saving.ts'
import { useScenario } from '../state/scenario/scenario-store.ts'
import { useWords } from '../words/words.ts'

type Asking = '' | 'rename' | 'duplicate' | 'delete'

interface ScenarioActionsProps {
  readonly onDone: () => void
  readonly onCompare: () => void
}

/** Name, duplicate, compare, reset, delete. */
export function ScenarioActions({ onDone, onCompare }: ScenarioActionsProps) {
  const say = useWords()
  const { id, name, changes } = useScenario()
  const [asking, setAsking] = useState<Asking>('')
  const [problem, setProblem] = useState('')
  const run = async (act: () => Promise<void>) => {
    try {
      await saveNow()
      await act()
      onDone()
    } catch (error) {
      setProblem((error as Error).message)
    }
  }
  if (asking === 'delete') {
    return (
      <div className="popup-ask">
        <p>{say('scenario.deleteSure', { name })}</p>
        <button type="button" className="button" onClick={() => void run(deleteScenario)}>
          {say('scenario.delete')}
        </button>
        <Refusal sentence={problem} />
      </div>
    )
  }
  if (asking !== '') {
    const isCopy = asking === 'duplicate'
    return (
      <NameForm
        name={isCopy ? say('scenario.copyOf', { name }) : name}
        problem={problem}
        onName={(next) => void run(() => (isCopy ? copyScenario(next) : renameScenario(next)))}
      />
    )
  }
  return (
    <ul className="plain popup-list popup-actions">
      <Action words={say('scenario.rename')} disabled={id === 0} act={() => setAsking('rename')} />
      <Action words={say('scenario.duplicate')} act={() => setAsking('duplicate')} />
      <Action words={say('scenario.compare')} disabled={id === 0} act={onCompare} />
      <Action
        words={say('scenario.reset')}
        disabled={changes.length === 0}
        act={() => {
          resetScenario()
          onDone()
        }}
      />
      <Action words={say('scenario.delete')} disabled={id === 0} act={() => setAsking('delete')} />
    </ul>
  )
}

interface ActionProps {
  readonly words: string
  readonly disabled?: boolean
  readonly act: () => void
}

function Action({ words, disabled = false, act }: ActionProps) {
  return (
    <li>
      <button type="button" className="popup-item" disabled={disabled} onClick={act}>
        {words}
      </button>
    </li>
  )
}

interface NameFormProps {
  readonly name: string
  readonly problem: string
  readonly onName: (name: string) => void
}

function NameForm({ name, problem, onName }: NameFormProps) {
  const say = useWords()
  const [text, setText] = useState(name)
  return (
    <form
      className="popup-ask"
      onSubmit={(event) => {
        event.preventDefault()
        onName(text.trim())
      }}
    >
      <label>
        {say('scenario.name')}
        <input
          className="field"
          // biome-ignore lint/a11y/noAutofocus: the planner asked to give a name
          autoFocus
          value={text}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="button" disabled={text.trim() === ''}>
        {say('scenario.save')}
      </button>
      <Refusal sentence={problem} />
    </form>
  )
}

function Refusal({ sentence }: { sentence: string }) {
  return sentence === '' ? null : (
    <p className="excluded-note" role="alert">
      {sentence}
    </p>
  )
}
