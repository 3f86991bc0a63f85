import { MODES } from '../modes/registry.ts'
import { useClient } from '../state/store.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

/** What the planner is here to do. */
export function ModeSwitch() {
  const say = useWords()
  const chosen = useClient((state) => state.mode)
  return (
    <nav className="mode-switch" aria-label={say('mode.choose')}>
      {MODES.map(({ id, title, icon }) => (
        <button
          key={id}
          type="button"
          className="mode-button"
          aria-current={id === chosen ? 'page' : undefined}
          onClick={() => useClient.setState({ mode: id })}
        >
          <Icon name={icon} />
          <span>{say(title)}</span>
        </button>
      ))}
    </nav>
  )
}
