import { create } from 'zustand'
import type { PlanAnswer, PlanSiteAnswer } from '../../../api/plan.ts'
import type { PlanListAnswer, PlanState } from '../../../api/plan-state.ts'

export type Limit = 'sites' | 'budget' | 'share'

/** What the planner asks, as it stands in the form. */
export interface PlanForm {
  readonly objective: 'mclp' | 'p-median' | 'mixed' | 'flow'
  readonly limit: Limit
  /** Stations, million RMB, % of demand. */
  readonly amounts: Readonly<Record<Limit, string>>
  /** '' = the profile's own. */
  readonly cutoffKm: string
  readonly candidates: string
  readonly existing: boolean
  readonly headroom: boolean
  readonly seconds: string
}

/** A site that is fixed or forbidden. */
export type NamedSite = Pick<PlanSiteAnswer, 'id' | 'name'>

export interface PlanPanelState {
  readonly form: PlanForm
  readonly fixed: readonly NamedSite[]
  readonly forbidden: readonly NamedSite[]
  /** Being made now. */
  readonly running: PlanState | undefined
  /** What is wrong, in a sentence. */
  readonly problem: string
  readonly answer: PlanAnswer | undefined
  readonly answerId: number
  readonly kept: PlanListAnswer['plans']
  readonly other: { readonly id: number; readonly answer: PlanAnswer } | undefined
  readonly selected: string
}

/** All that planning needs on the page; it is there again when the planner comes back. */
export const usePlan = create<PlanPanelState>(() => ({
  form: {
    objective: 'mclp',
    limit: 'sites',
    amounts: { sites: '20', budget: '50', share: '50' },
    cutoffKm: '',
    candidates: 'sites,ranked:200',
    existing: true,
    headroom: true,
    seconds: '20',
  },
  fixed: [],
  forbidden: [],
  running: undefined,
  problem: '',
  answer: undefined,
  answerId: 0,
  kept: [],
  other: undefined,
  selected: '',
}))

export function changeForm(change: Partial<PlanForm>): void {
  usePlan.setState(({ form }) => ({ form: { ...form, ...change } }))
}

/** Fixes or forbids a site: it is then no longer the other. */
export function markSite(site: NamedSite, mark: 'fixed' | 'forbidden' | 'free'): void {
  const { id, name } = site
  usePlan.setState(({ fixed, forbidden }) => {
    const without = (list: readonly NamedSite[]) => list.filter((each) => each.id !== id)
    const plus = (list: readonly NamedSite[], wanted: typeof mark) =>
      mark === wanted ? [...without(list), { id, name }] : without(list)
    return { fixed: plus(fixed, 'fixed'), forbidden: plus(forbidden, 'forbidden') }
  })
}
