import { MapCanvas } from './map/map-canvas.tsx'
import { CellTooltip } from './panels/cell-tooltip.tsx'
import { MapFoot } from './panels/map-foot.tsx'
import { Notice } from './panels/notice.tsx'
import { ModeFrame, ModeOnMap } from './shell/mode-frame.tsx'
import { TopBar } from './shell/top-bar.tsx'
import { useClient } from './state/store.ts'

/** The page: the map from edge to edge, everything else lies over it. */
export function App() {
  const { left, right } = useClient((state) => state.drawers)
  const covered = `app${left ? ' left-open' : ''}${right ? ' right-open' : ''}`
  return (
    <div className={covered}>
      <TopBar />
      <MapCanvas />
      <ModeFrame />
      <main className="middle">
        <Notice />
        <ModeOnMap />
        <MapFoot />
      </main>
      <CellTooltip />
    </div>
  )
}
