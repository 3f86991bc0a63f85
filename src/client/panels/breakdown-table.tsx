import type { Explanation } from '../../core/score/explain.ts'
import { criterionColour } from './criterion-colour.ts'
import { formatPoints, formatShare, formatValue, titleOf } from './format.ts'

/** Raw value, what the curve makes of it, and the points it adds; the points add up to the score. */
export function BreakdownTable({ breakdown }: { breakdown: Explanation }) {
  return (
    <table className="breakdown-table">
      <thead>
        <tr>
          <th scope="col">Criterion and value here</th>
          <th scope="col" title="What the curve makes of the value, 0 to 100%">
            Of best
          </th>
          <th scope="col" title="Of best × weight × 100; these add up to the score">
            Points
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
  return (
    <tr data-criterion={part.id} data-points={part.contribution}>
      <th scope="row">
        <span className="swatch" style={{ background: criterionColour(part.id) }} />
        {titleOf(part.id)}
        <span className="part-value quiet">{formatValue(part.value, part.unit)}</span>
      </th>
      <td>{formatShare(part.curveValue ?? 0)}</td>
      <td>
        <strong>{formatPoints(part.contribution)}</strong>
        <span className="quiet"> of {formatPoints(100 * part.weight)}</span>
      </td>
    </tr>
  )
}
