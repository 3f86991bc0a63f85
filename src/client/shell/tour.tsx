import { useEffect, useRef, useState } from 'react'
import { setDrawer } from '../state/drawers.ts'
import { writeSetting } from '../state/settings.ts'
import { useClient } from '../state/store.ts'
import { useWords, type WordKey } from '../words/words.ts'

interface Stop {
  readonly words: WordKey
  /** What it points at. */
  readonly target: string
  readonly side?: 'left' | 'right'
}

const STOPS: readonly Stop[] = [
  { words: 'tour.map', target: '.map-foot .legend' },
  { words: 'tour.sites', target: '[data-drawer="right"] .ranked', side: 'right' },
  { words: 'tour.weights', target: '[data-drawer="left"] .weight', side: 'left' },
  { words: 'tour.scenario', target: '.scenario-button' },
  { words: 'tour.draw', target: '.on-map-tools' },
  { words: 'tour.share', target: '.bar-tools' },
]

/** Six short stops; Escape or 'Skip' ends it, and it never comes by itself again. */
export default function Tour({ onClose }: { onClose: () => void }) {
  const say = useWords()
  const [at, setAt] = useState(0)
  const card = useRef<HTMLDivElement>(null)
  const stop = STOPS[at]!
  useEffect(() => {
    useClient.setState({ mode: 'explore' })
    writeSetting('tour', 'seen')
  }, [])
  useEffect(() => {
    if (stop.side) setDrawer(stop.side, true)
    // After the drawer is there.
    const frame = requestAnimationFrame(() => {
      document.querySelector(stop.target)?.classList.add('tour-target')
      card.current?.focus()
    })
    return () => {
      cancelAnimationFrame(frame)
      document.querySelector(stop.target)?.classList.remove('tour-target')
    }
  }, [stop])
  const isLast = at === STOPS.length - 1
  return (
    <div
      ref={card}
      className="tour card"
      role="dialog"
      aria-label={say('tour.title')}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <p className="quiet">
        {say('tour.title')} · {at + 1} / {STOPS.length}
      </p>
      <p aria-live="polite">{say(stop.words)}</p>
      <div className="tour-buttons">
        <button type="button" className="text-button" onClick={onClose}>
          {say('tour.skip')}
        </button>
        <span>
          {at > 0 && (
            <button type="button" className="text-button" onClick={() => setAt(at - 1)}>
              {say('tour.back')}
            </button>
          )}
          <button
            type="button"
            className="button"
            onClick={() => (isLast ? onClose() : setAt(at + 1))}
          >
            {say(isLast ? 'tour.done' : 'tour.next')}
          </button>
        </span>
      </div>
    </div>
  )
}
