import type { ProjectDataset } from '../state/layers.ts'
import { formatCount } from './format.ts'
import { GeneratedBadge } from './generated-badge.tsx'

/** Every dataset of the project, with where it is from. */
export function SourceList({ datasets }: { datasets: readonly ProjectDataset[] }) {
  if (datasets.length === 0) return null
  return (
    <details className="sources">
      <summary>
        <h2>Data sources</h2>
        <span className="quiet">{datasets.length}</span>
      </summary>
      <ul className="plain">
        {datasets.map((dataset) => (
          <li key={dataset.hash}>
            <div className="source-name">
              {dataset.name} {dataset.generated && <GeneratedBadge />}
            </div>
            <p className="quiet">
              {[`${formatCount(dataset.rows)} rows`, dataset.source, dataset.licence]
                .filter((part) => part !== '')
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
