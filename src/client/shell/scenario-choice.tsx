import { useEffect, useState } from 'react'
import { listScenarios, openScenario } from '../state/scenario/listing.ts'
import { saveNow } from '../state/scenario/saving.ts'
import { useScenario } from '../state/scenario/scenario-store.ts'
import { useWords } from '../words/words.ts'

/** The baseline and all scenarios of the project. */
export function ScenarioChoice({ onChosen }: { onChosen: () => void }) {
  const say = useWords()
  const { id, list } = useScenario()
  const [problem, setProblem] = useState('')
  useEffect(() => void listScenarios(), [])
  const open = async (next: number) => {
    try {
      await saveNow()
      await openScenario(next)
      onChosen()
    } catch (error) {
      setProblem((error as Error).message)
    }
  }
  const entries = [{ id: 0, name: say('scenario.baseline'), length: 0 }, ...list]
  return (
    <>
      <ul className="plain popup-list">
        {entries.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className="popup-item"
              aria-current={each.id === id}
              onClick={() => void open(each.id)}
            >
              <bdi>{each.name}</bdi>
              {each.id > 0 && (
                <span className="quiet">{say('scenario.changes', { count: each.length })}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {problem && (
        <p className="excluded-note" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}
