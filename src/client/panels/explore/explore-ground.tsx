import { ScenarioLayers } from '../scenario/scenario-layers.tsx'
import { Catchment } from './catchment.tsx'
import { DrawSurface } from './draw-surface.tsx'
import { DrawnLayers } from './drawn-layers.tsx'

/** What exploring puts on the map. */
export function ExploreGround() {
  return (
    <>
      <Catchment />
      <ScenarioLayers />
      <DrawnLayers />
      <DrawSurface />
    </>
  )
}
