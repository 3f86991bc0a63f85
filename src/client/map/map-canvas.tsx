import { useEffect, useRef } from 'react'
import { useClient } from '../state/store.ts'
import { mapRef } from './current-map.ts'
import { onPaddingChange, readPadding } from './padding.ts'
import { SiteMap } from './site-map.ts'
import { hasWebgl } from './webgl.ts'

const NO_MAP =
  'This browser cannot draw the map: WebGL 2 is switched off or missing. The ranked list still works.'

/** The map behind the panels. */
export function MapCanvas() {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!hasWebgl()) {
      useClient.setState({ mapProblem: NO_MAP })
      return undefined
    }
    const map = new SiteMap(element.current!, readPadding())
    mapRef.current = map
    const stopPadding = onPaddingChange((padding) => map.cover(padding))
    return () => {
      stopPadding()
      mapRef.current = undefined
      map.stop()
    }
  }, [])
  return (
    <section
      className="map"
      ref={element}
      aria-label="Map of scores. The ranked list beside it says the same in words."
    />
  )
}
