import type { ProjectDataset } from '../../state/layers.ts'
import { useWords } from '../../words/words.ts'
import { GeneratedBadge } from '../generated-badge.tsx'

/** Every dataset of the project, with where it is from. */
export function SourceList({ datasets }: { datasets: readonly ProjectDataset[] }) {
  const say = useWords()
  if (datasets.length === 0) return null
  return (
    <details className="sources">
      <summary>
        <h3>{say('sources.title')}</h3>
        <span className="quiet">{datasets.length}</span>
      </summary>
      <ul className="plain">
        {datasets.map((dataset) => (
          <li key={dataset.hash}>
            <div className="source-name">
              <bdi>{dataset.name}</bdi> {dataset.generated && <GeneratedBadge />}
            </div>
            <p className="quiet">
              {[say('sources.rows', { count: dataset.rows }), dataset.source, dataset.licence]
                .filter((part) => part !== '')
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
