import type { Explanation } from '../../core/score/explain.ts'
import { formatPoint, formatShare, hostInWords } from './format.ts'
import { GeneratedBadge } from './generated-badge.tsx'

/** The rest of what is known of a cell: who could host, what is free, where it is. */
export function BreakdownFacts({ breakdown }: { breakdown: Explanation }) {
  const { partner, flags, freeShare, lat, lon, cell } = breakdown
  return (
    <dl className="facts">
      <dt>Host</dt>
      <dd>
        {partner
          ? `${partner.partner || 'Partner'}, ${hostInWords(partner.host)}`
          : 'No partner site here'}{' '}
        {partner?.generated && <GeneratedBadge />}
      </dd>
      <dt>Free to build</dt>
      <dd>{formatShare(freeShare)} of the cell</dd>
      {flags.length > 0 && (
        <>
          <dt>To review</dt>
          <dd>{flags.join(', ')}</dd>
        </>
      )}
      <dt>Where</dt>
      <dd>{formatPoint(lat, lon)}</dd>
      <dt>Cell</dt>
      <dd className="code">{cell}</dd>
    </dl>
  )
}
