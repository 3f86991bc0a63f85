import type { Frame } from '../../core/score/frame.ts'
import { useWords } from '../words/words.ts'
import { criterionInWords, sentenceOf } from './format.ts'

/** No criterion is active: says which data to bring in, and how. */
export function NothingToScore({ frame }: { frame: Frame }) {
  const say = useWords()
  return (
    <div className="notice card" role="status">
      <h2>{say('notice.nothing')}</h2>
      <p>{say('notice.nothingWhy')}</p>
      <pre>
        <code>{`siteswap import PROJECT.siteswap vehicles vehicles.csv
siteswap import PROJECT.siteswap osm region.osm.pbf`}</code>
      </pre>
      <ul className="plain reasons">
        {frame.criteria.map((criterion) => (
          <li key={criterion.id}>
            <strong>{criterionInWords(criterion.id)}</strong>
            <span className="quiet"> {sentenceOf(criterion.inactiveBecause)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
