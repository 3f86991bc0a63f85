import type { Explanation } from '../../../core/score/explain.ts'
import { criterionColour } from '../criterion-colour.ts'
import { useExploreWords } from '../explore/explore-words.ts'
import { criterionInWords, formatPoints, formatShare, formatValue } from '../format.ts'

/** Raw value, what the curve makes of it, and the points it adds; the points add up to the score. */
export function BreakdownTable({ breakdown }: { breakdown: Explanation }) {
  const say = useExploreWords()
  return (
    <table className="breakdown-table">
      <thead>
        <tr>
          <th scope="col">{say('site.criterion')}</th>
          <th scope="col" title={say('site.ofBestWhy')}>
            {say('site.ofBest')}
          </th>
          <th scope="col" title={say('site.pointsWhy')}>
            {say('site.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {breakdown.criteria
          .filter((part) => part.active)
          .map((part) => (
            <PartRow key={part.id} part={part} />
          ))}
      </tbody>
    </table>
  )
}

function PartRow({ part }: { part: Explanation['criteria'][number] }) {
  const say = useExploreWords()
  return (
    <tr data-criterion={part.id} data-points={part.contribution}>
      <th scope="row">
        <span className="swatch" style={{ background: criterionColour(part.id) }} />
        {criterionInWords(part.id)}
        <span className="part-value quiet">{formatValue(part.value, part.unit)}</span>
      </th>
      <td>{formatShare(part.curveValue ?? 0)}</td>
      <td>
        <strong>{formatPoints(part.contribution)}</strong>
        <span className="quiet">
          {' '}
          {say('site.ofPoints', { points: formatPoints(100 * part.weight) })}
        </span>
      </td>
    </tr>
  )
}
