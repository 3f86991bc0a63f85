import { NO_ROW, useClient } from '../../state/store.ts'
import { RankedList } from '../sites/ranked-list.tsx'
import { SitePage } from '../sites/site-page.tsx'
import { Skeleton } from '../skeleton.tsx'
import { useExploreWords } from './explore-words.ts'

/** Where to build: the best sites, or all about the one that is selected. */
export function SitesDrawer() {
  const say = useExploreWords()
  const frame = useClient((state) => state.frame)
  const result = useClient((state) => state.result)
  const loading = useClient((state) => state.loading)
  const selectedRow = useClient((state) => state.selectedRow)
  if (!frame || !result) {
    return loading ? <Skeleton lines={12} /> : <p className="quiet padded">{say('sites.none')}</p>
  }
  const isPage = selectedRow !== NO_ROW
  return (
    <>
      {isPage && <SitePage frame={frame} result={result} row={selectedRow} />}
      {/* Kept alive behind a site's page: filter, order and place in the list are there again. */}
      <div className="list-behind" hidden={isPage}>
        <RankedList frame={frame} ranked={result.ranked} />
      </div>
    </>
  )
}
