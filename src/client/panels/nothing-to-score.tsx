import type { Frame } from '../../core/score/frame.ts'
import { sentenceOf, titleOf } from './format.ts'

/** No criterion is active: says which data to bring in, and how. */
export function NothingToScore({ frame }: { frame: Frame }) {
  return (
    <div className="notice card" role="status">
      <h2>Nothing to score yet</h2>
      <p>
        None of this profile’s criteria has data. Bring in vehicles first, or everything an
        OpenStreetMap extract holds, then load this page again:
      </p>
      <pre>
        <code>{`siteswap import PROJECT.siteswap vehicles vehicles.csv
siteswap import PROJECT.siteswap osm region.osm.pbf`}</code>
      </pre>
      <ul className="plain reasons">
        {frame.criteria.map((criterion) => (
          <li key={criterion.id}>
            <strong>{titleOf(criterion.id)}</strong>
            <span className="quiet"> {sentenceOf(criterion.inactiveBecause)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
