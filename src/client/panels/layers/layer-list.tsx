import { datasetsOf, type ProjectDataset, shownLayers } from '../../state/layers.ts'
import { useWords } from '../../words/words.ts'
import { LayerSwitch } from './layer-switch.tsx'

/** What the map shows over the land. */
export function LayerList({ datasets }: { datasets: readonly ProjectDataset[] }) {
  const say = useWords()
  return (
    <section aria-labelledby="layers-title">
      <h3 id="layers-title">{say('layers.title')}</h3>
      <ul className="plain">
        {shownLayers(datasets).map((layer) => (
          <LayerSwitch key={layer.id} layer={layer} datasets={datasetsOf(layer, datasets)} />
        ))}
      </ul>
    </section>
  )
}
