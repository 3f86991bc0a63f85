import { useEffect } from 'react'
import type { PlanAnswer } from '../../../api/plan.ts'
import { gapInWords, millions, shareInWords } from './plan-figures.ts'
import { compareWith, listPlans } from './plan-requests.ts'
import { usePlan } from './plan-store.ts'
import { usePlanWords } from './plan-words.ts'

/** Two plans side by side: this one, and another that the project keeps. */
export function PlanComparison({ answer }: { readonly answer: PlanAnswer }) {
  const say = usePlanWords()
  const { kept, other, answerId } = usePlan()
  useEffect(() => void listPlans(), [])
  const others = kept.filter(({ id }) => id !== answerId)
  if (others.length === 0) return null
  const shared = other?.answer.sites.filter((id) => answer.sites.includes(id)).length ?? 0
  return (
    <section className="plan-comparison">
      <label>
        {say('compare.with')}{' '}
        <select
          value={other?.id ?? 0}
          onChange={({ target }) => void compareWith(Number(target.value))}
        >
          <option value={0}>{say('compare.nothing')}</option>
          {others.map(({ id, name, sites }) => (
            <option key={id} value={id}>
              {`${name || say('compare.other', { id: String(id) })} (${sites})`}
            </option>
          ))}
        </select>
      </label>
      {other && (
        <table>
          <thead>
            <tr>
              <th />
              <th scope="col">{say('compare.this')}</th>
              <th scope="col">{say('compare.other', { id: String(other.id) })}</th>
            </tr>
          </thead>
          <tbody>
            <Row title={say('compare.covered')} plans={[answer, other.answer]} of={coveredOf} />
            <Row title={say('compare.stations')} plans={[answer, other.answer]} of={stationsOf} />
            <Row title={say('compare.cost')} plans={[answer, other.answer]} of={costOf} />
            <Row title={say('compare.gap')} plans={[answer, other.answer]} of={gapOf} />
          </tbody>
        </table>
      )}
      {other && <p className="quiet">{say('compare.shared', { count: shared })}</p>}
    </section>
  )
}

interface RowProps {
  readonly title: string
  readonly plans: readonly PlanAnswer[]
  readonly of: (plan: PlanAnswer) => string
}

function Row({ title, plans, of }: RowProps) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{of(plans[0]!)}</td>
      <td>{of(plans[1]!)}</td>
    </tr>
  )
}

const coveredOf = ({ covered }: PlanAnswer) => shareInWords(covered.demandShare)
const stationsOf = ({ sites }: PlanAnswer) => String(sites.length)
const costOf = ({ cost }: PlanAnswer) => millions(cost.total)
const gapOf = ({ gap }: PlanAnswer) => gapInWords(gap ?? 0)
