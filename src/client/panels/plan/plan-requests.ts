import type { PlanQuery } from '../../../api/plan-query.ts'
import type { PlanListAnswer, PlanState } from '../../../api/plan-state.ts'
import { getJson, RequestError, sendJson } from '../../state/request.ts'
import { useClient } from '../../state/store.ts'
import { type PlanPanelState, usePlan } from './plan-store.ts'

type Asked = Partial<PlanQuery> & { objective: string }

/** The form as the server's question. */
export function questionOf({ form, fixed, forbidden }: PlanPanelState, profile: string): Asked {
  const { objective, limit, amounts, cutoffKm } = form
  const amount = Number(amounts[limit])
  const limits = {
    sites: { sites: amount },
    budget: { budget: amount * 1e6 },
    share: { share: amount / 100 },
  }
  return {
    objective,
    ...limits[limit],
    ...(cutoffKm !== '' && { cutoff: Number(cutoffKm) * 1000 }),
    // A median of a whole region has too many pairs: what is farther than 50 km is charged 50 km.
    ...(objective === 'p-median' && { maxDistance: 50_000 }),
    candidates: form.candidates,
    existing: form.existing ? 'on' : 'off',
    headroom: form.headroom ? 'on' : 'off',
    seconds: Number(form.seconds),
    fixed: fixed.map(({ id }) => id),
    forbidden: forbidden.map(({ id }) => id),
    profile,
  }
}

/** Starts the plan of the form and follows it to its end. */
export async function startPlan(): Promise<void> {
  const query = questionOf(usePlan.getState(), useClient.getState().profileId)
  usePlan.setState({ problem: '' })
  try {
    const state = await sendJson<PlanState>('POST', '/api/plans', { query })
    usePlan.setState({ running: state })
    follow(state.id)
  } catch (error) {
    fail(error)
  }
}

/** Ends the search: its best plan so far comes as the answer. */
export async function stopPlan(): Promise<void> {
  const { running } = usePlan.getState()
  if (running) await sendJson('POST', `/api/plans/${running.id}/stop`, {}).catch(fail)
}

/** Asks which plans the project keeps. */
export async function listPlans(): Promise<void> {
  try {
    const { plans } = await getJson<PlanListAnswer>('/api/plans')
    usePlan.setState({ kept: plans.filter(({ state }) => state === 'done') })
  } catch (error) {
    fail(error)
  }
}

/** Puts another plan beside the one that is shown; none for 0. */
export async function compareWith(id: number): Promise<void> {
  if (id === 0) return usePlan.setState({ other: undefined })
  try {
    const { answer } = await getJson<PlanState>(`/api/plans/${id}`)
    usePlan.setState({ other: answer && { id, answer } })
  } catch (error) {
    fail(error)
  }
}

/** Shows a plan that the project keeps. */
export async function showPlan(id: number): Promise<void> {
  try {
    const { answer } = await getJson<PlanState>(`/api/plans/${id}`)
    if (answer) usePlan.setState({ answer, answerId: id, selected: '' })
  } catch (error) {
    fail(error)
  }
}

function follow(id: number): void {
  const events = new EventSource(`/api/plans/${id}/progress`)
  events.onmessage = ({ data }: MessageEvent<string>) => {
    const state = JSON.parse(data) as PlanState
    if (state.state === 'running') return usePlan.setState({ running: state })
    events.close()
    usePlan.setState({ running: undefined })
    if (state.state === 'failed') usePlan.setState({ problem: state.error?.message ?? '' })
    else void showPlan(id).then(listPlans)
  }
  events.onerror = () => {
    // The browser tries again by itself unless the server has said no.
    if (events.readyState !== EventSource.CLOSED) return
    usePlan.setState({ running: undefined, problem: 'The server no longer tells of the plan.' })
  }
}

function fail(error: unknown): void {
  if (!(error instanceof RequestError)) throw error
  usePlan.setState({ problem: error.message, running: undefined })
}
