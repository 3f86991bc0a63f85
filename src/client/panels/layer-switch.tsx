import { LAYER_MARKERS } from '../map/marker-shapes.ts'
import { switchLayer } from '../state/layer-loading.ts'
import type { LayerSpec, ProjectDataset } from '../state/layers.ts'
import { useClient } from '../state/store.ts'
import { GeneratedBadge } from './generated-badge.tsx'
import { MarkerKey } from './marker-key.tsx'

interface LayerSwitchProps {
  readonly layer: LayerSpec
  readonly datasets: readonly ProjectDataset[]
}

/** Shows or hides one layer, and says how its loading goes. */
export function LayerSwitch({ layer, datasets }: LayerSwitchProps) {
  const on = useClient((state) => state.switches[layer.id])
  const status = useClient((state) => {
    const all = datasets.map(({ hash }) => state.features[hash]?.status)
    if (all.includes('failed')) return 'failed'
    return all.includes('loading') ? 'loading' : 'ready'
  })
  const markers = LAYER_MARKERS[layer.id] ?? []
  return (
    <li className="layer" data-layer={layer.id} data-status={on ? status : 'off'}>
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={on}
          aria-checked={on}
          onChange={(event) => switchLayer(layer.id, event.target.checked)}
        />
        <span className="layer-title">{layer.title}</span>
        {datasets.some((dataset) => dataset.generated) && <GeneratedBadge />}
        {on && status === 'loading' && <span className="quiet">loading …</span>}
      </label>
      {on && status === 'failed' && (
        <button type="button" className="text-button" onClick={() => switchLayer(layer.id, true)}>
          Could not be loaded. Try again
        </button>
      )}
      {on && markers.length > 0 && <MarkerKey markers={markers} />}
    </li>
  )
}
