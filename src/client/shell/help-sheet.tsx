import { useWords } from '../words/words.ts'
import { Dialog } from './dialog.tsx'
import { SHORTCUTS } from './shortcuts.ts'

const MOD = /Mac|iP/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

interface HelpSheetProps {
  readonly onClose: () => void
  readonly onTour: () => void
}

/** All keys of the page. */
export default function HelpSheet({ onClose, onTour }: HelpSheetProps) {
  const say = useWords()
  return (
    <Dialog title={say('help.title')} onClose={onClose}>
      <dl className="keys">
        {[...SHORTCUTS, { keys: '?', words: 'help.title' as const }].map(({ keys, words }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key === 'mod' ? MOD : key}</kbd>
              ))}
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{say('help.rest')}</p>
      <button type="button" className="button" onClick={onTour}>
        {say('help.tour')}
      </button>
    </Dialog>
  )
}
