import { lazy, Suspense, useEffect, useState } from 'react'
import { readSetting } from '../state/settings.ts'
import { useClient } from '../state/store.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import { followShortcuts } from './shortcuts.ts'

const HelpSheet = lazy(() => import('./help-sheet.tsx'))
const Tour = lazy(() => import('./tour.tsx'))

/** The '?' button, the sheet of keys behind it, and the tour of the first visit. */
export function Help() {
  const say = useWords()
  const [shown, setShown] = useState<'' | 'sheet' | 'tour'>('')
  const isReady = useClient((state) => state.result !== undefined && state.loading === '')
  const isDemo = useClient(
    (state) => state.project?.datasets.some((each) => each.generated) ?? false,
  )
  useEffect(() => followShortcuts(() => setShown('sheet')), [])
  useEffect(() => {
    // Once in the life of a browser, and on the demo only: it speaks of what is there.
    if (isReady && isDemo && readSetting('tour') === '') setShown('tour')
  }, [isReady, isDemo])
  return (
    <>
      <button
        type="button"
        className="bar-button"
        aria-label={say('help.title')}
        title={say('help.title')}
        onClick={() => setShown('sheet')}
      >
        <Icon name="question" />
      </button>
      <Suspense>
        {shown === 'sheet' && (
          <HelpSheet onClose={() => setShown('')} onTour={() => setShown('tour')} />
        )}
        {shown === 'tour' && <Tour onClose={() => setShown('')} />}
      </Suspense>
    </>
  )
}
