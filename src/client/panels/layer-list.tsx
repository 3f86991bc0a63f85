import { datasetsOf, type ProjectDataset, shownLayers } from '../state/layers.ts'
import { LayerSwitch } from './layer-switch.tsx'

/** What the map shows over the land. */
export function LayerList({ datasets }: { datasets: readonly ProjectDataset[] }) {
  return (
    <section aria-labelledby="layers-title">
      <h2 id="layers-title">Layers</h2>
      <ul className="plain">
        {shownLayers(datasets).map((layer) => (
          <LayerSwitch key={layer.id} layer={layer} datasets={datasetsOf(layer, datasets)} />
        ))}
      </ul>
    </section>
  )
}
