import type { CriterionColumn } from '../../../core/score/frame.ts'
import { useClient } from '../../state/store.ts'
import { valueBins } from '../../state/value-histogram.ts'
import { useWords } from '../../words/words.ts'
import { criterionInWords } from '../format.ts'

const HEIGHT = 100

interface ValueHistogramProps {
  readonly criterion: CriterionColumn
  readonly small?: boolean
}

/** Bars of the cells' raw values (height by square root), and the curve over them. */
export function ValueHistogram({ criterion, small = false }: ValueHistogramProps) {
  const say = useWords()
  const excluded = useClient((state) => state.baseFrame?.excluded)
  if (!excluded) return null
  const { low, high, counts } = valueBins(criterion, excluded, criterion.curve.x.at(-1)!)
  return (
    <svg
      className={small ? 'value-bars small' : 'value-bars'}
      viewBox={`0 0 ${counts.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={say('weights.histogram', { criterion: criterionInWords(criterion.id) })}
    >
      <path className="value-bars-bars" d={barsPath(counts)} />
      <path className="value-bars-curve" d={curvePath(criterion.curve, low, high, counts.length)} />
    </svg>
  )
}

function barsPath(counts: Uint32Array): string {
  const most = counts.reduce((max, count) => Math.max(max, count), 1)
  return [...counts]
    .map((count, bin) => {
      const height = count === 0 ? 0 : Math.max(Math.sqrt(count / most) * HEIGHT, 4)
      return `M${bin + 0.08} ${HEIGHT}v${-height}h.84v${height}z`
    })
    .join('')
}

/** The curve from the left end to the right, flat beyond its knots. */
function curvePath(
  { x, y }: CriterionColumn['curve'],
  low: number,
  high: number,
  width: number,
): string {
  const atX = (value: number) => ((value - low) / (high - low)) * width
  const atY = (marks: number) => HEIGHT - marks * HEIGHT
  const knots = x.map((value, i) => `${atX(value)} ${atY(y[i]!)}`)
  return `M0 ${atY(y[0]!)}L${knots.join('L')}L${width} ${atY(y.at(-1)!)}`
}
