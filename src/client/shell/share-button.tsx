import { useEffect, useState } from 'react'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

const SHOWN_MS = 2500

/** Copies the address, which holds all that is on the screen; where the browser forbids it, shows it. */
export function ShareButton() {
  const say = useWords()
  const [state, setState] = useState<'' | 'copied' | 'refused'>('')
  useEffect(() => {
    if (state !== 'copied') return undefined
    const timer = setTimeout(() => setState(''), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [state])
  // Absent where the page was not opened over https or from this computer.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  return (
    <div className="share">
      <button
        type="button"
        className="bar-button"
        aria-label={say('share.title')}
        title={say('share.title')}
        onClick={() => void copy()}
      >
        <Icon name="link" />
      </button>
      <span role="status" className={state === 'copied' ? 'bar-note card' : 'unseen'}>
        {state === 'copied' && say('share.copied')}
      </span>
      {state === 'refused' && (
        <label className="bar-note card">
          {say('share.byHand')}
          <input
            className="field"
            readOnly
            value={location.href}
            // biome-ignore lint/a11y/noAutofocus: the person asked for the link, and is to copy it
            autoFocus
            onFocus={(event) => event.target.select()}
            onBlur={() => setState('')}
            onKeyDown={(event) => event.key === 'Escape' && setState('')}
          />
        </label>
      )}
    </div>
  )
}
