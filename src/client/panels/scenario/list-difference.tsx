import type { SiteAnswer } from '../../../api/score.ts'
import { nearPlace } from '../../map/near-place.ts'
import { useClient } from '../../state/store.ts'
import { useWords } from '../../words/words.ts'
import { formatPoints } from '../format.ts'

const SHOWN = 8

/** Sites that only one of two lists holds. */
export function ListDifference({ name, sites }: { name: string; sites: readonly SiteAnswer[] }) {
  const say = useWords()
  const places = useClient((state) => state.basemap?.places)
  return (
    <section>
      <h3>
        {say('compare.newIn', { name })} ({sites.length})
      </h3>
      {sites.length === 0 && <p className="quiet">{say('compare.none')}</p>}
      <ol className="plain">
        {sites.slice(0, SHOWN).map(({ rank, cell, lat, lon, score, partner }) => (
          <li key={cell}>
            {rank}. <bdi>{partner?.name ?? cell}</bdi> <strong>{formatPoints(score)}</strong>{' '}
            <span className="quiet">{nearPlace(places ?? [], lat, lon)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
