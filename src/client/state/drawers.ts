import { readSetting, writeSetting } from './settings.ts'
import { type Drawers, useClient } from './store.ts'

export type Side = 'left' | 'right'

// Below this width two drawers leave no map between them: one at a time.
const BOTH_FIT_PIXELS = 900

const fitsBoth = () => window.innerWidth >= BOTH_FIT_PIXELS

/** Folds and unfolds them as the planner left them; on a narrow window the map comes first. */
export function restoreDrawers(): void {
  const isOpen = (side: Side) => fitsBoth() && readSetting(side) !== 'folded'
  const drawers: Drawers = { left: isOpen('left'), right: isOpen('right') }
  useClient.setState({ drawers })
}

/** Folds a drawer or unfolds it. */
export function toggleDrawer(side: Side): void {
  const { drawers } = useClient.getState()
  setDrawer(side, !drawers[side])
}

/** Unfolds or folds a drawer; on a narrow window the other one makes room. */
export function setDrawer(side: Side, open: boolean): void {
  const { drawers } = useClient.getState()
  if (drawers[side] === open) return
  const other = side === 'left' ? 'right' : 'left'
  const next: Record<Side, boolean> = { ...drawers, [side]: open }
  if (open && !fitsBoth()) next[other] = false
  else if (fitsBoth()) writeSetting(side, open ? 'unfolded' : 'folded')
  useClient.setState({ drawers: next })
}
