import { MapCanvas } from './map/map-canvas.tsx'
import { CellTooltip } from './panels/cell-tooltip.tsx'
import { LeftPanel } from './panels/left-panel.tsx'
import { MapFoot } from './panels/map-foot.tsx'
import { MapTools } from './panels/map-tools.tsx'
import { Notice } from './panels/notice.tsx'
import { RightPanel } from './panels/right-panel.tsx'

/** The page: the map from edge to edge, everything else lies over it. */
export function App() {
  return (
    <>
      <MapCanvas />
      <LeftPanel />
      <main className="middle">
        <Notice />
        <MapTools />
        <MapFoot />
      </main>
      <RightPanel />
      <CellTooltip />
    </>
  )
}
