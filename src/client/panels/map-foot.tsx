import { useClient } from '../state/store.ts'
import { Legend } from './legend.tsx'
import { MapCredits } from './map-credits.tsx'

/** Along the lower edge of the map: what the colours mean, and whose data it is. */
export function MapFoot() {
  const result = useClient((state) => state.result)
  const datasets = useClient((state) => state.project?.datasets)
  return (
    <footer className="map-foot">
      {result ? <Legend histogram={result.histogram} /> : <span />}
      {datasets && <MapCredits datasets={datasets} />}
    </footer>
  )
}
