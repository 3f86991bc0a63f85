import type { DrawerPart } from '../modes/mode.ts'
import { type Side, toggleDrawer } from '../state/drawers.ts'
import { useClient } from '../state/store.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

/** A drawer at one side; folded, a tab with its name stays. */
export function Drawer({ side, part }: { side: Side; part: DrawerPart }) {
  const say = useWords()
  const open = useClient((state) => state.drawers[side])
  const name = part.useTitle()
  if (!open) {
    return (
      <button
        type="button"
        className={`drawer-tab drawer-tab-${side} card`}
        aria-expanded={false}
        aria-label={say('drawer.unfold', { name })}
        onClick={() => toggleDrawer(side)}
      >
        <Icon name={side === 'left' ? 'chevronRight' : 'chevronLeft'} />
        <span>{name}</span>
      </button>
    )
  }
  return (
    <aside className={`panel panel-${side}`} data-drawer={side} aria-label={name}>
      <header className="drawer-head">
        <h2>{name}</h2>
        <button
          type="button"
          className="icon-button drawer-fold"
          aria-expanded={true}
          aria-label={say('drawer.fold', { name })}
          title={say('drawer.fold', { name })}
          onClick={() => toggleDrawer(side)}
        >
          <Icon name={side === 'left' ? 'chevronLeft' : 'chevronRight'} />
        </button>
      </header>
      <part.Body />
    </aside>
  )
}
