import type { PlanSiteAnswer } from '../../../api/plan.ts'
import { mapRef } from '../../map/current-map.ts'
import { GeneratedBadge } from '../generated-badge.tsx'
import { millions, swapsInWords } from './plan-figures.ts'
import { markSite, usePlan } from './plan-store.ts'
import { usePlanWords } from './plan-words.ts'

/** Close enough to see a catchment of a few kilometres. */
const SITE_ZOOM = 11

interface PlanSiteRowProps {
  readonly site: PlanSiteAnswer
  readonly order: number
}

/** A site of the plan: what it adds, what it costs, and how to fix or forbid it. */
export function PlanSiteRow({ site, order }: PlanSiteRowProps) {
  const say = usePlanWords()
  const selected = usePlan((state) => state.selected === site.id)
  const isFixed = usePlan((state) => state.fixed.some(({ id }) => id === site.id))
  const isForbidden = usePlan((state) => state.forbidden.some(({ id }) => id === site.id))
  const adds = { adds: swapsInWords(site.adds), alone: swapsInWords(site.alone) }
  return (
    <li className={`plan-site ${selected ? 'selected' : ''}`} data-site={site.id}>
      <button
        type="button"
        className="plan-site-name"
        aria-pressed={selected}
        onClick={() => {
          usePlan.setState({ selected: site.id })
          mapRef.current?.showPlace(site.lat, site.lon, SITE_ZOOM)
        }}
      >
        <span className="site-rank">{order}</span>
        <span>
          {site.name || say('site.greenfield')} {site.generated && <GeneratedBadge />}
        </span>
      </button>
      <span className="quiet plan-site-facts">
        {say('site.adds', adds)} · {millions(site.cost)} M RMB
        {site.fixed ? ` · ${say('site.fixed')}` : ''}
      </span>
      <span className="plan-site-marks">
        <button
          type="button"
          aria-pressed={isFixed}
          onClick={() => markSite(site, isFixed ? 'free' : 'fixed')}
        >
          {say('site.fix')}
        </button>
        <button
          type="button"
          aria-pressed={isForbidden}
          onClick={() => markSite(site, isForbidden ? 'free' : 'forbidden')}
        >
          {say('site.forbid')}
        </button>
      </span>
    </li>
  )
}
