import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { CriterionColumn } from '../../../core/score/frame.ts'
import { setCurve } from '../../state/scoring.ts'
import { useClient } from '../../state/store.ts'
import { valueBins } from '../../state/value-histogram.ts'
import { useWords } from '../../words/words.ts'
import { formatNumber, formatShare, formatValue } from '../format.ts'
import { addKnot, editableKnots, moveKnot, removeKnot, widestGap } from './curve-knots.ts'
import { ValueHistogram } from './value-histogram.tsx'

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-0.02, 0],
  ArrowRight: [0.02, 0],
  ArrowUp: [0, 0.05],
  ArrowDown: [0, -0.05],
}

/** The curve over the histogram, its knots to be dragged or moved with the arrow keys. */
export function CurveEditor({ criterion }: { criterion: CriterionColumn }) {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const excluded = useClient((state) => state.baseFrame?.excluded)
  if (!excluded) return null
  const { id, unit } = criterion
  const curve = editableKnots(criterion.curve)
  const { low, high } = valueBins(criterion, excluded, criterion.curve.x.at(-1)!)
  const width = high - low
  const valueAt = (event: { clientX: number; clientY: number }) => {
    const { left, top, width: pixels, height } = box.current!.getBoundingClientRect()
    const x = low + ((event.clientX - left) / pixels) * width
    return { x, y: 1 - (event.clientY - top) / height }
  }
  const drag = (i: number) => (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { x, y } = valueAt(event)
    setCurve(id, moveKnot(curve, i, Math.min(Math.max(x, low), high), y, width))
  }
  const press = (i: number) => (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (event.key === 'Delete' || event.key === 'Backspace') setCurve(id, removeKnot(curve, i))
    else if (step)
      setCurve(id, moveKnot(curve, i, curve.x[i]! + step[0] * width, curve.y[i]! + step[1], width))
    else return
    event.preventDefault()
  }
  const addAt = ({ x, y }: { x: number; y: number }) => setCurve(id, addKnot(curve, x, y, width))
  return (
    <div className="curve">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: 'Add a point' does the same by keyboard */}
      <div className="curve-box" ref={box} onDoubleClick={(event) => addAt(valueAt(event))}>
        <ValueHistogram criterion={criterion} />
        {curve.x.map((x, i) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a knot is its place on the curve
            key={i}
            type="button"
            className="knot"
            style={{ left: `${(100 * (x - low)) / width}%`, top: `${100 * (1 - curve.y[i]!)}%` }}
            aria-label={say('curve.point', {
              n: i + 1,
              value: formatValue(x, unit),
              marks: formatShare(curve.y[i]!),
            })}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag(i)}
            onKeyDown={press(i)}
          />
        ))}
      </div>
      <div className="curve-axis" aria-hidden="true">
        <span>{formatNumber(low)}</span>
        <span>{formatNumber(high)}</span>
      </div>
      <p className="quiet">
        {say('curve.help')}{' '}
        <button type="button" className="text-button" onClick={() => addAt(widestGap(curve))}>
          {say('curve.add')}
        </button>
      </p>
    </div>
  )
}
