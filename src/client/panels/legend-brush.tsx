import { type PointerEvent, useRef } from 'react'
import { type Brush, countWithin } from '../state/histogram.ts'
import { setBrush } from '../state/scoring.ts'
import { type Result, useClient } from '../state/store.ts'
import { useWords } from '../words/words.ts'

const ALL: Brush = { from: 0, to: 100 }

/** Two ends over the legend's bars: only the scores between them are on the map and in the list. */
export function LegendBrush({ histogram }: { histogram: Result['histogram'] }) {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const start = useRef(0)
  const brush = useClient((state) => state.brush)
  const { from, to } = brush ?? ALL
  const set = (next: Brush) =>
    setBrush(next.from <= 0 && next.to >= 100 ? undefined : { from: next.from, to: next.to })
  const scoreAt = (event: PointerEvent) => {
    const { left, width } = box.current!.getBoundingClientRect()
    return Math.round(Math.min(Math.max((event.clientX - left) / width, 0), 1) * 100)
  }
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.target !== box.current) return
    box.current.setPointerCapture(event.pointerId)
    start.current = scoreAt(event)
  }
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!box.current?.hasPointerCapture(event.pointerId)) return
    const now = scoreAt(event)
    if (now === start.current) return
    set({ from: Math.min(now, start.current), to: Math.max(now, start.current) })
  }
  return (
    <>
      <div className="legend-brush" ref={box} onPointerDown={press} onPointerMove={drag}>
        <input
          type="range"
          min={0}
          max={100}
          value={from}
          aria-label={say('legend.from')}
          onChange={(event) => set({ from: Math.min(event.target.valueAsNumber, to - 1), to })}
        />
        <input
          type="range"
          min={0}
          max={100}
          value={to}
          aria-label={say('legend.to')}
          onChange={(event) => set({ from, to: Math.max(event.target.valueAsNumber, from + 1) })}
        />
      </div>
      {brush && (
        <p className="legend-brushed">
          <strong>
            {say('legend.brushed', { count: countWithin(histogram, brush), from, to })}
          </strong>
          <button type="button" className="text-button" onClick={() => setBrush(undefined)}>
            {say('legend.all')}
          </button>
        </p>
      )}
    </>
  )
}
