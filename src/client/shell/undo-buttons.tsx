import { redo, undo } from '../state/scenario/history.ts'
import { useScenario } from '../state/scenario/scenario-store.ts'
import { useWords } from '../words/words.ts'
import { changeInWords } from './change-words.ts'
import { Icon } from './icon.tsx'

/** Takes the last change back, or makes it again. */
export function UndoButtons() {
  const say = useWords()
  const { past, future, changes } = useScenario()
  const last = past.at(-1)?.last ?? changes.at(-1)
  const next = future.at(-1)
  const canUndo = past.length > 0 || changes.length > 0
  return (
    <div className="button-pair">
      <button
        type="button"
        className="bar-button"
        disabled={!canUndo}
        aria-label={say('edit.undo')}
        title={last ? say('edit.undoWhat', { what: changeInWords(last) }) : say('edit.undo')}
        onClick={undo}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="bar-button"
        disabled={!next}
        aria-label={say('edit.redo')}
        title={
          next?.last ? say('edit.redoWhat', { what: changeInWords(next.last) }) : say('edit.redo')
        }
        onClick={redo}
      >
        <Icon name="redo" />
      </button>
    </div>
  )
}
