import type { ProjectDataset } from '../state/layers.ts'
import { attributions, generatedKinds } from '../state/sources.ts'
import { useWords } from '../words/words.ts'
import { listInWords } from './format.ts'
import { ScaleBar } from './scale-bar.tsx'

/** Always on the map: how long a kilometre is, what is made up, and whom the rest is from. */
export function MapCredits({ datasets }: { datasets: readonly ProjectDataset[] }) {
  const say = useWords()
  const generated = generatedKinds(datasets)
  const credits = attributions(datasets)
  return (
    <div className="credits">
      <ScaleBar />
      {generated.length > 0 && (
        <p className="generated-note" role="note">
          <strong>{say('credits.generated')}</strong>{' '}
          {say('credits.what', { kinds: listInWords(generated) })}
        </p>
      )}
      {credits.length > 0 && (
        <p className="attribution">{say('credits.data', { names: credits.join(' · ') })}</p>
      )}
    </div>
  )
}
