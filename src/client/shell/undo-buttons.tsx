import { redo, undo } from '../state/history.ts'
import { useClient } from '../state/store.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

/** Takes the last change back, or makes it again. */
export function UndoButtons() {
  const say = useWords()
  const last = useClient((state) => state.edits.at(-1))
  const next = useClient((state) => state.undone.at(-1))
  return (
    <div className="button-pair">
      <button
        type="button"
        className="bar-button"
        disabled={!last}
        aria-label={say('edit.undo')}
        title={last ? say('edit.undoWhat', { what: last.what() }) : say('edit.undo')}
        onClick={undo}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="bar-button"
        disabled={!next}
        aria-label={say('edit.redo')}
        title={next ? say('edit.redoWhat', { what: next.what() }) : say('edit.redo')}
        onClick={redo}
      >
        <Icon name="redo" />
      </button>
    </div>
  )
}
