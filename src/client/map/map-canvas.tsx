import { useEffect, useRef } from 'react'
import { useClient } from '../state/store.ts'
import { mapRef } from './current-map.ts'
import { SiteMap } from './site-map.ts'
import type { Padding } from './view.ts'
import { hasWebgl } from './webgl.ts'

const NO_MAP =
  'This browser cannot draw the map: WebGL 2 is switched off or missing. The ranked list still works.'

// What the panels cover at their widest, with their margins; the legend lies below.
const PADDING: Padding = { left: 328, right: 376, top: 12, bottom: 108 }

/** The map behind the panels. */
export function MapCanvas() {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!hasWebgl()) {
      useClient.setState({ mapProblem: NO_MAP })
      return undefined
    }
    const map = new SiteMap(element.current!, PADDING)
    mapRef.current = map
    return () => {
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
