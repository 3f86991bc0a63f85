import { useEffect, useRef } from 'react'
import { useClient } from '../state/store.ts'
import { useWords } from '../words/words.ts'
import { mapRef } from './current-map.ts'
import { onPaddingChange, readPadding } from './padding.ts'
import { SiteMap } from './site-map.ts'
import { hasWebgl } from './webgl.ts'

/** The map behind the panels. */
export function MapCanvas() {
  const say = useWords()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!hasWebgl()) {
      useClient.setState({ mapProblem: 'no-webgl' })
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
  return <section className="map" ref={element} aria-label={say('map.label')} />
}
