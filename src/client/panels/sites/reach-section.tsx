import { useEffect, useState } from 'react'
import type { ExplainAnswer } from '../../../api/explain.ts'
import type { ReachAnswer } from '../../../api/reach.ts'
import { getJson } from '../../state/request.ts'
import { useScenario } from '../../state/scenario/scenario-store.ts'
import { useClient } from '../../state/store.ts'
import { useExploreWords } from '../explore/explore-words.ts'
import { criterionInWords, formatPoints, formatShare, formatValue } from '../format.ts'

const TOP = 50
const REST_MS = 500

type Asked =
  | { readonly key: string; readonly reach: ReachAnswer; readonly units: Map<string, string> }
  | { readonly key: string; readonly sentence: string }

/** What it would take to be among the best, or how firmly the site is: the server works that out. */
export function ReachSection({ cell }: { cell: string }) {
  const say = useExploreWords()
  const profileId = useClient((state) => state.profileId)
  const { id, version, status } = useScenario()
  const [asked, setAsked] = useState<Asked>()
  const words = new URLSearchParams({ at: cell, profile: profileId, top: String(TOP) })
  if (id > 0) words.set('scenario', String(id))
  const key = `${words}#${version}`
  const isSaved = status === 'saved'
  useEffect(() => {
    // The server answers for what is saved.
    if (!isSaved) return undefined
    const timer = setTimeout(() => {
      getJson<ExplainAnswer>(`/api/explain?${key}`).then(
        ({ reach, criteria }) => {
          const units = new Map<string, string>(criteria.map(({ id, unit }) => [id, unit]))
          if (reach) setAsked({ key, reach, units })
        },
        (error: Error) => setAsked({ key, sentence: error.message }),
      )
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [key, isSaved])
  const isHere = asked?.key === key && isSaved
  return (
    <div className="reach">
      <h4>
        {say(
          isHere && 'reach' in asked && asked.reach.rank !== null ? 'site.margin' : 'site.reach',
        )}
      </h4>
      {!isHere ? (
        <p className="quiet">{say('site.asking')}</p>
      ) : 'sentence' in asked ? (
        <p className="quiet">{say('site.askFailed', { why: asked.sentence })}</p>
      ) : (
        <Reach reach={asked.reach} units={asked.units} />
      )}
    </div>
  )
}

function Reach({ reach, units }: { reach: ReachAnswer; units: Map<string, string> }) {
  const say = useExploreWords()
  if (reach.rank !== null) {
    return (
      <ul className="plain quiet">
        {reach.holds.map(({ id, weight, low, high }) => (
          <li key={id}>
            {say('site.holds', {
              criterion: criterionInWords(id),
              low: formatShare(low),
              high: formatShare(high),
              now: formatShare(weight),
            })}
          </li>
        ))}
      </ul>
    )
  }
  const changes = reach.changes.filter(({ value }) => value !== null)
  return (
    <ul className="plain quiet">
      {reach.missing !== null && (
        <li>{say('site.missing', { points: formatPoints(reach.missing), top: reach.top })}</li>
      )}
      {changes.map(({ id, value }) => (
        <li key={id}>
          {say('site.reachBy', {
            criterion: criterionInWords(id),
            value: formatValue(value, units.get(id) ?? ''),
          })}
        </li>
      ))}
      {changes.length === 0 && <li>{say('site.reachNone')}</li>}
    </ul>
  )
}
