import { LAYER_MARKERS } from '../../map/marker-shapes.ts'
import { switchLayer } from '../../state/layer-loading.ts'
import type { LayerSpec, ProjectDataset } from '../../state/layers.ts'
import { useClient } from '../../state/store.ts'
import { useWords } from '../../words/words.ts'
import { GeneratedBadge } from '../generated-badge.tsx'
import { MarkerKey } from './marker-key.tsx'

interface LayerSwitchProps {
  readonly layer: LayerSpec
  readonly datasets: readonly ProjectDataset[]
}

/** Shows or hides one layer, how much of it, and says how its loading goes. */
export function LayerSwitch({ layer, datasets }: LayerSwitchProps) {
  const say = useWords()
  const on = useClient((state) => state.switches[layer.id])
  const status = useClient((state) => {
    const all = datasets.map(({ hash }) => state.features[hash]?.status)
    if (all.includes('failed')) return 'failed'
    return all.includes('loading') ? 'loading' : 'ready'
  })
  const markers = LAYER_MARKERS[layer.id] ?? []
  const title = say(`layer.${layer.id}`)
  const source = datasets.map(({ name, source }) => [name, source].filter(Boolean).join(': '))
  return (
    <li className="layer" data-layer={layer.id} data-status={on ? status : 'off'}>
      <div className="layer-line">
        <label title={source.join('\n')}>
          <input
            type="checkbox"
            role="switch"
            checked={on}
            aria-checked={on}
            onChange={(event) => switchLayer(layer.id, event.target.checked)}
          />
          <span className="layer-title">{title}</span>
          {datasets.some((dataset) => dataset.generated) && <GeneratedBadge />}
          {on && status === 'loading' && <span className="quiet">{say('layers.loading')}</span>}
        </label>
        {on && layer.id !== 'ranked' && <Opacity id={layer.id} title={title} />}
      </div>
      {on && status === 'failed' && (
        <button type="button" className="text-button" onClick={() => switchLayer(layer.id, true)}>
          {say('layers.failed')}
        </button>
      )}
      {on && markers.length > 0 && <MarkerKey markers={markers} />}
    </li>
  )
}

function Opacity({ id, title }: { id: LayerSpec['id']; title: string }) {
  const say = useWords()
  const opacity = useClient((state) => state.opacity[id] ?? 1)
  const label = say('layers.opacity', { layer: title })
  return (
    <input
      type="range"
      className="opacity"
      min={10}
      max={100}
      step={10}
      value={Math.round(opacity * 100)}
      aria-label={label}
      title={label}
      onChange={(event) => {
        const next = event.target.valueAsNumber / 100
        useClient.setState((state) => ({ opacity: { ...state.opacity, [id]: next } }))
      }}
    />
  )
}
