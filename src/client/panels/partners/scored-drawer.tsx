import { useMemo, useState } from 'react'
import type { SitesAnswer } from '../../../api/sites.ts'
import { hostInWords } from '../format.ts'
import { exportList } from './export-list.ts'
import { useList } from './list-store.ts'
import { usePartnerWords } from './partner-words.ts'
import { type Filter, NO_FILTER, namesOf, ORDERS, shownSites } from './shown-sites.ts'
import { SiteRows } from './site-rows.tsx'

/** The scored list beside the map: filtered, ordered, saved. */
export function ScoredDrawer() {
  const say = usePartnerWords()
  const answer = useList((state) => state.answer)
  const preview = useList((state) => state.preview)
  if (answer) return <ScoredList key={answer.inputsHash} answer={answer} />
  return (
    <p className="quiet padded">{preview?.read ? say('partners.notYet') : say('partners.none')}</p>
  )
}

const FORMATS = ['xlsx', 'csv', 'geojson']

function ScoredList({ answer }: { answer: SitesAnswer }) {
  const say = usePartnerWords()
  const [filter, setFilter] = useState<Filter>(NO_FILTER)
  const sites = useMemo(() => shownSites(answer.sites, filter), [answer, filter])
  const names = useMemo(() => namesOf(answer.sites), [answer])
  const choose = (part: keyof Filter) => (value: string) => setFilter({ ...filter, [part]: value })
  return (
    <section className="ranked partners-scored" aria-label={say('partners.sites')}>
      <div className="partners-filters">
        <Pick label={say('partners.sort')} value={filter.order} onPick={choose('order')}>
          {ORDERS.map((order) => [order, say(`partners.sort${order}`)])}
        </Pick>
        <Pick label={say('partners.allPartners')} value={filter.partner} onPick={choose('partner')}>
          {[
            ['', say('partners.allPartners')],
            ...names.partner.map((name) => [name, name] as const),
          ]}
        </Pick>
        <Pick label={say('partners.allHosts')} value={filter.host} onPick={choose('host')}>
          {[
            ['', say('partners.allHosts')],
            ...names.host.map((host) => [host, hostInWords(host)] as const),
          ]}
        </Pick>
        {names.city.length > 0 && (
          <Pick label={say('partners.allCities')} value={filter.city} onPick={choose('city')}>
            {[['', say('partners.allCities')], ...names.city.map((name) => [name, name] as const)]}
          </Pick>
        )}
      </div>
      <div className="section-head">
        <span className="quiet">
          {say('partners.of', { shown: sites.length, all: answer.sites.length })}
        </span>
        <span>
          {FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              className="text-button"
              aria-label={`${say('partners.save')} ${format}`}
              onClick={() => void exportList(answer, sites, format)}
            >
              {format.toUpperCase()}
            </button>
          ))}
        </span>
      </div>
      <SiteRows sites={sites} />
    </section>
  )
}

function Pick({
  label,
  value,
  onPick,
  children,
}: {
  label: string
  value: string
  onPick: (value: string) => void
  children: readonly (readonly string[])[]
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onPick(event.currentTarget.value)}
    >
      {children.map(([key, words]) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </select>
  )
}
