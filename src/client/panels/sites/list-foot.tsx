import { lazy, Suspense, useState } from 'react'
import { setTop } from '../../state/scoring.ts'
import { useClient } from '../../state/store.ts'
import { useExploreWords } from '../explore/explore-words.ts'
import type { Listed } from './use-listed-sites.ts'

const CompareDialog = lazy(() => import('./compare-dialog.tsx'))

const TOPS = [50, 200, 1000]

/** Below the list: more of it, and the pinned sites side by side. */
export function ListFoot({ listed }: { listed: readonly Listed[] }) {
  const say = useExploreWords()
  const top = useClient((state) => state.top)
  const [comparing, setComparing] = useState(false)
  const pinned = listed.filter((each) => each.pinned)
  return (
    <div className="list-foot">
      {pinned.length > 1 && (
        <button type="button" className="button" onClick={() => setComparing(true)}>
          {say('sites.compare', { count: pinned.length })}
        </button>
      )}
      {TOPS.filter((count) => count !== top).map((count) => (
        <button key={count} type="button" className="text-button" onClick={() => setTop(count)}>
          {say('sites.more', { count })}
        </button>
      ))}
      {comparing && (
        <Suspense>
          <CompareDialog listed={pinned} onClose={() => setComparing(false)} />
        </Suspense>
      )}
    </div>
  )
}
