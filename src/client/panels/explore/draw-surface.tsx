import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { mapRef } from '../../map/current-map.ts'
import {
  addCorner,
  dropCorner,
  finishShape,
  type LonLat,
  layDownTool,
  setOpposite,
  useDrawing,
} from '../../state/draw.ts'
import { useExploreWords } from './explore-words.ts'

const pan = (east: number, south: number) => () => mapRef.current?.panBy(east, south)

const KEYS: Readonly<Record<string, () => void>> = {
  Escape: layDownTool,
  Backspace: dropCorner,
  // By keyboard: the corner is the middle of the map, which the arrow keys move.
  ' ': () => {
    const middle = mapRef.current?.middle()
    if (middle) addCorner(middle)
  },
  ArrowLeft: pan(-1, 0),
  ArrowRight: pan(1, 0),
  ArrowUp: pan(0, -1),
  ArrowDown: pan(0, 1),
}

/** Over the map while a tool is in the hand: takes the pointer, and the keys that end or drop it. */
export function DrawSurface() {
  const say = useExploreWords()
  const tool = useDrawing((state) => state.tool)
  const surface = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tool) surface.current?.focus()
  }, [tool])
  if (!tool) return null
  const finish = () => finishShape(say('area.noGo'))
  const placeOf = (event: PointerEvent): LonLat | undefined =>
    mapRef.current?.placeAt(event.clientX, event.clientY)
  const press = (event: PointerEvent<HTMLDivElement>) => {
    const place = placeOf(event)
    if (!place) return
    event.currentTarget.setPointerCapture(event.pointerId)
    addCorner(place)
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const next = placeOf(event)
    if (!next) return
    if (tool !== 'box') useDrawing.setState({ next })
    else if (event.currentTarget.hasPointerCapture(event.pointerId)) setOpposite(next)
  }
  const key = (event: KeyboardEvent) => {
    const act = KEYS[event.key]
    if (!act && event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    if (act) act()
    else finish()
  }
  return (
    <div
      ref={surface}
      className="draw-surface"
      role="application"
      tabIndex={-1}
      aria-label={say(`draw.${tool}`)}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={() => tool === 'box' && finish()}
      onDoubleClick={finish}
      onKeyDown={key}
    >
      <p className="draw-hint card" role="status">
        {say(`draw.${tool}`)}
      </p>
    </div>
  )
}
