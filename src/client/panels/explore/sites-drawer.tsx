import { NO_ROW, useClient } from '../../state/store.ts'
import { BreakdownCard } from '../breakdown-card.tsx'
import { RankedList } from '../ranked-list.tsx'
import { Skeleton } from '../skeleton.tsx'
import { useExploreWords } from './explore-words.ts'

/** Where to build: the selected cell and why it has its score, and the best sites. */
export function SitesDrawer() {
  const say = useExploreWords()
  const frame = useClient((state) => state.frame)
  const result = useClient((state) => state.result)
  const loading = useClient((state) => state.loading)
  const selectedRow = useClient((state) => state.selectedRow)
  if (!frame || !result) {
    return loading ? <Skeleton lines={12} /> : <p className="quiet padded">{say('sites.none')}</p>
  }
  return (
    <>
      {selectedRow !== NO_ROW && <BreakdownCard frame={frame} result={result} row={selectedRow} />}
      <RankedList frame={frame} ranked={result.ranked} />
    </>
  )
}
