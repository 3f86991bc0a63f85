import type { PlanAnswer } from '../../../api/plan.ts'
import { PlanComparison } from './plan-comparison.tsx'
import { gapInWords, millions, shareInWords, swapsInWords } from './plan-figures.ts'
import { PlanSiteRow } from './plan-site-row.tsx'
import { usePlan } from './plan-store.ts'
import { usePlanWords } from './plan-words.ts'

/** The plan: what it covers, what is proven, and its sites. */
export function PlanResult() {
  const say = usePlanWords()
  const answer = usePlan((state) => state.answer)
  if (!answer) return <p className="quiet padded">{say('plan.none')}</p>
  return (
    <div className="panel-scroll plan-result" data-plan={answer.status}>
      <PlanSummary answer={answer} />
      <PlanComparison answer={answer} />
      <h3>{say('result.sites')}</h3>
      <ol className="plan-sites">
        {answer.places.map((site, k) => (
          <PlanSiteRow key={site.id} site={site} order={k + 1} />
        ))}
      </ol>
      <PlanNotes answer={answer} />
    </div>
  )
}

function PlanSummary({ answer }: { readonly answer: PlanAnswer }) {
  const say = usePlanWords()
  const { covered, before, cost, places, objective } = answer
  const isTrips = objective === 'flow' || objective === 'mixed'
  const all = covered.demandShare > 0 ? covered.demand / covered.demandShare : 0
  const next = answer.oneMore[0]
  return (
    <section className="plan-summary">
      <p className="plan-share">
        <strong>{shareInWords(covered.demandShare)}</strong>{' '}
        {say(isTrips ? 'result.trips' : 'result.covered', {
          before: shareInWords(before.demandShare),
        })}
      </p>
      <div className="plan-bar" aria-hidden="true">
        <span style={{ flexGrow: before.demandShare }} className="plan-bar-before" />
        <span
          style={{ flexGrow: covered.demandShare - before.demandShare }}
          className="plan-bar-added"
        />
        <span style={{ flexGrow: 1 - covered.demandShare }} />
      </div>
      <p>
        {say('result.swaps', {
          after: swapsInWords(covered.demand),
          all: swapsInWords(all),
          more: swapsInWords(covered.demand - before.demand),
        })}
      </p>
      <p className={`plan-proof ${answer.status}`}>{proofOf(answer, say)}</p>
      <p className="quiet">
        {say('result.cost', { cost: millions(cost.total), count: places.length })}
      </p>
      {next && (
        <p className="quiet">
          {say('result.next', {
            adds: swapsInWords(next.adds),
            unit: answer.unit,
            name: next.name || next.id,
          })}
        </p>
      )}
    </section>
  )
}

function proofOf(answer: PlanAnswer, say: ReturnType<typeof usePlanWords>): string {
  const n = answer.candidates.count
  if (answer.status === 'optimal') return say('result.optimal', { n })
  const gap = gapInWords(answer.gap ?? 0)
  return say(answer.stopped ? 'result.stopped' : 'result.gap', { gap, n })
}

function PlanNotes({ answer }: { readonly answer: PlanAnswer }) {
  const say = usePlanWords()
  const why = Object.entries(answer.candidates.leftOut).map(([reason, n]) => `${n} ${reason}`)
  return (
    <section className="plan-notes quiet">
      {why.length > 0 && <p>{say('result.leftOut', { why: why.join(', ') })}</p>}
      {answer.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {answer.generated.length > 0 && (
        <p>{say('result.generated', { names: answer.generated.join(', ') })}</p>
      )}
    </section>
  )
}
