import type { Explanation } from '../../../core/score/explain.ts'
import { useExploreWords } from '../explore/explore-words.ts'
import { formatPoint, formatShare, hostInWords } from '../format.ts'
import { GeneratedBadge } from '../generated-badge.tsx'

/** The rest of what is known of a cell: who could host, what is free, where it is. */
export function BreakdownFacts({ breakdown }: { breakdown: Explanation }) {
  const say = useExploreWords()
  const { partner, flags, freeShare, lat, lon, cell } = breakdown
  return (
    <>
      <h4>{say('site.facts')}</h4>
      <dl className="facts">
        <dt>{say('site.host')}</dt>
        <dd>
          {partner ? (
            <>
              <bdi>{partner.partner || say('sites.partner')}</bdi>, {hostInWords(partner.host)}
            </>
          ) : (
            say('site.noPartner')
          )}{' '}
          {partner?.generated && <GeneratedBadge />}
        </dd>
        <dt>{say('site.free')}</dt>
        <dd>{say('site.freeShare', { share: formatShare(freeShare) })}</dd>
        {flags.length > 0 && (
          <>
            <dt>{say('site.review')}</dt>
            <dd>{flags.join(', ')}</dd>
          </>
        )}
        <dt>{say('site.where')}</dt>
        <dd>{formatPoint(lat, lon)}</dd>
        <dt>{say('site.cell')}</dt>
        <dd className="code">{cell}</dd>
      </dl>
    </>
  )
}
