import { NO_ROW, useClient } from '../state/store.ts'
import { BreakdownCard } from './breakdown-card.tsx'
import { RankedList } from './ranked-list.tsx'
import { Skeleton } from './skeleton.tsx'

/** Where to build: the selected cell and why it has its score, and the best sites. */
export function RightPanel() {
  const frame = useClient((state) => state.frame)
  const result = useClient((state) => state.result)
  const loading = useClient((state) => state.loading)
  const selectedRow = useClient((state) => state.selectedRow)
  return (
    <aside className="panel panel-right" aria-label="Ranked sites">
      {frame && result ? (
        <>
          {selectedRow !== NO_ROW && (
            <BreakdownCard frame={frame} result={result} row={selectedRow} />
          )}
          <RankedList frame={frame} ranked={result.ranked} />
        </>
      ) : (
        <>
          <div className="section-head">
            <h2>Best sites</h2>
          </div>
          {loading ? <Skeleton lines={12} /> : <p className="quiet padded">Nothing ranked yet.</p>}
        </>
      )}
    </aside>
  )
}
