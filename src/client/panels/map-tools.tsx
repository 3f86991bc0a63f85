import { mapRef } from '../map/current-map.ts'
import { useClient } from '../state/store.ts'

const TOOLS = [
  { name: 'Zoom in', sign: '+', use: () => mapRef.current?.zoomBy(1) },
  { name: 'Zoom out', sign: '−', use: () => mapRef.current?.zoomBy(-1) },
  { name: 'Show the whole region', sign: '⤢', use: () => mapRef.current?.showRegion() },
] as const

/** The map's buttons, for those without a wheel. */
export function MapTools() {
  const mapProblem = useClient((state) => state.mapProblem)
  if (mapProblem) return null
  return (
    <div className="map-tools card" role="toolbar" aria-label="Map">
      {TOOLS.map(({ name, sign, use }) => (
        <button key={name} type="button" aria-label={name} title={name} onClick={use}>
          {sign}
        </button>
      ))}
    </div>
  )
}
