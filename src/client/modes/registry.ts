import { EXPLORE } from '../panels/explore/explore-mode.ts'
import type { Mode } from './mode.ts'

/** The modes, in the order of the switch. To add one: its folder under `panels/`, and a line here. */
export const MODES: readonly Mode[] = [
  { id: 'explore', title: 'mode.explore', icon: 'compass', parts: EXPLORE },
  {
    id: 'plan',
    title: 'mode.plan',
    icon: 'route',
    parts: () => import('../panels/plan/plan-mode.ts'),
  },
  {
    id: 'partners',
    title: 'mode.partners',
    icon: 'table',
    parts: () => import('../panels/partners/partners-mode.ts'),
  },
]

/** The mode of an id; the first one where there is none of it. */
export function modeOf(id: string): Mode {
  return MODES.find((mode) => mode.id === id) ?? MODES[0]!
}
