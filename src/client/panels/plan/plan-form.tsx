import { type ReactNode, useId } from 'react'
import { useClient } from '../../state/store.ts'
import { PlanProgress } from './plan-progress.tsx'
import { startPlan } from './plan-requests.ts'
import {
  changeForm,
  type PlanForm as Form,
  type Limit,
  markSite,
  type NamedSite,
  usePlan,
} from './plan-store.ts'
import { usePlanWords } from './plan-words.ts'

const OBJECTIVES = ['mclp', 'p-median', 'mixed', 'flow'] as const
const LIMITS: readonly Limit[] = ['sites', 'budget', 'share']

/** What is asked: the objective, how many, from which candidates. */
export function PlanForm() {
  const say = usePlanWords()
  const form = usePlan((state) => state.form)
  const { running, answer, problem } = usePlan()
  const cutoff = useClient((state) => state.frame?.profile.parameters.cutoffMetres)
  const limits = form.objective === 'mclp' ? LIMITS : LIMITS.slice(0, 2)
  return (
    <form
      className="panel-scroll plan-form"
      onSubmit={(event) => {
        event.preventDefault()
        void startPlan()
      }}
    >
      <Field label={say('plan.objective')}>
        {(id) => (
          <select
            id={id}
            value={form.objective}
            onChange={({ target }) =>
              chooseObjective(target.value as Form['objective'], form.limit)
            }
          >
            {OBJECTIVES.map((id) => (
              <option key={id} value={id}>
                {say(`objective.${id}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className="plan-limit">
        <legend>{say('plan.limit')}</legend>
        <div className="segments">
          {limits.map((limit) => (
            <label key={limit} className={`segment ${form.limit === limit ? 'chosen' : ''}`}>
              <input
                type="radio"
                name="limit"
                className="hidden"
                checked={form.limit === limit}
                onChange={() => changeForm({ limit })}
              />
              {say(`limit.${limit}`)}
            </label>
          ))}
        </div>
        <label className="plan-amount">
          <input
            type="number"
            min="0"
            step="any"
            required
            value={form.amounts[form.limit]}
            onChange={({ target }) =>
              changeForm({ amounts: { ...form.amounts, [form.limit]: target.value } })
            }
          />
          <span className="quiet">{say(`limit.${form.limit}.unit`)}</span>
        </label>
      </fieldset>
      <Field label={say('plan.cutoff')}>
        {(id) => (
          <input
            id={id}
            type="number"
            min="0.1"
            step="0.1"
            placeholder={cutoff === undefined ? '' : String(cutoff / 1000)}
            value={form.cutoffKm}
            onChange={({ target }) => changeForm({ cutoffKm: target.value })}
          />
        )}
      </Field>
      <Field label={say('plan.candidates')}>
        {(id) => (
          <select
            id={id}
            value={form.candidates}
            onChange={({ target }) => changeForm({ candidates: target.value })}
          >
            <option value="sites,ranked:200">{say('candidates.both')}</option>
            <option value="sites">{say('candidates.sites')}</option>
            <option value="ranked:500">{say('candidates.ranked')}</option>
          </select>
        )}
      </Field>
      <Tick
        label={say('plan.existing')}
        checked={form.existing}
        onChange={(existing) => changeForm({ existing })}
      />
      <Tick
        label={say('plan.headroom')}
        checked={form.headroom}
        onChange={(headroom) => changeForm({ headroom })}
      />
      <Field label={say('plan.seconds')}>
        {(id) => (
          <input
            id={id}
            type="number"
            min="1"
            max="600"
            required
            value={form.seconds}
            onChange={({ target }) => changeForm({ seconds: target.value })}
          />
        )}
      </Field>
      <Marked title={say('plan.fixed')} of="fixed" />
      <Marked title={say('plan.forbidden')} of="forbidden" />
      {problem !== '' && (
        <p className="plan-problem" role="alert">
          {problem}
        </p>
      )}
      {running ? (
        <PlanProgress running={running} />
      ) : (
        <button type="submit" className="plan-start">
          {say(answer ? 'plan.again' : 'plan.start')}
        </button>
      )}
    </form>
  )
}

function chooseObjective(objective: Form['objective'], limit: Limit): void {
  const isFewest = limit === 'share' && objective !== 'mclp'
  changeForm({ objective, limit: isFewest ? 'sites' : limit })
}

interface FieldProps {
  readonly label: string
  readonly children: (id: string) => ReactNode
}

function Field({ label, children }: FieldProps) {
  const id = useId()
  return (
    <div className="plan-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

interface TickProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label className="plan-tick">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
    </label>
  )
}

/** Sites that are fixed or forbidden, each to be released again. */
function Marked({ title, of }: { readonly title: string; readonly of: 'fixed' | 'forbidden' }) {
  const say = usePlanWords()
  const sites: readonly NamedSite[] = usePlan((state) => state[of])
  if (sites.length === 0) return null
  return (
    <div className="plan-marked">
      <span>{title}</span>
      {sites.map((site) => (
        <button
          type="button"
          key={site.id}
          aria-label={say('plan.release', { name: site.name || site.id })}
          onClick={() => markSite(site, 'free')}
        >
          {site.name || site.id} ×
        </button>
      ))}
    </div>
  )
}
