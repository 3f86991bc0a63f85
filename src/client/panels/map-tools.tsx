import { mapRef } from '../map/current-map.ts'
import { Icon } from '../shell/icon.tsx'
import { useClient } from '../state/store.ts'
import { useWords } from '../words/words.ts'

const TOOLS = [
  { name: 'map.zoomIn', icon: 'plus', use: () => mapRef.current?.zoomBy(1) },
  { name: 'map.zoomOut', icon: 'minus', use: () => mapRef.current?.zoomBy(-1) },
  { name: 'map.region', icon: 'whole', use: () => mapRef.current?.showRegion() },
] as const

/** The map's buttons, for those without a wheel. */
export function MapTools() {
  const say = useWords()
  const mapProblem = useClient((state) => state.mapProblem)
  if (mapProblem) return null
  return (
    <div className="map-tools card" role="toolbar" aria-label={say('map.tools')}>
      {TOOLS.map(({ name, icon, use }) => (
        <button key={name} type="button" aria-label={say(name)} title={say(name)} onClick={use}>
          <Icon name={icon} />
        </button>
      ))}
    </div>
  )
}
