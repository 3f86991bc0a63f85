import { placesOf, rampColour, type ScaleKind } from '../map/colour-scale.ts'
import { coarser } from '../state/histogram.ts'
import { type Result, useClient } from '../state/store.ts'
import { useRamp } from '../theme/use-ramp.ts'
import { formatCount } from './format.ts'

const BARS = 50
const HEIGHT = 34

/** What the colours mean: how many cells have which score, each bar in its colour of the map. */
export function Legend({ histogram }: { histogram: Result['histogram'] }) {
  const scale = useClient((state) => state.scale)
  const isCoarse = useClient((state) => state.isCoarse)
  return (
    <figure className="legend card" aria-label="Legend of the scores">
      <figcaption>
        <strong>Score</strong>
        <ScaleChoice scale={scale} />
      </figcaption>
      <Bars histogram={histogram} scale={scale} />
      <div className="legend-axis" aria-hidden="true">
        <span>0 poor</span>
        <span>50</span>
        <span>100 best</span>
      </div>
      <p className="legend-excluded">
        <span className="swatch excluded" />
        {formatCount(histogram.excluded)} cells excluded · {formatCount(histogram.scored)} scored
      </p>
      {isCoarse && <p className="quiet">Far out: a hexagon is the mean of 7 cells.</p>}
    </figure>
  )
}

function Bars({ histogram, scale }: { histogram: Result['histogram']; scale: ScaleKind }) {
  const ramp = useRamp()
  const counts = coarser(histogram.counts, BARS)
  const places = placesOf(histogram, scale)
  const most = Math.max(...counts, 1)
  return (
    <svg className="bars" viewBox={`0 0 ${BARS} ${HEIGHT}`} preserveAspectRatio="none" role="img">
      <title>Number of cells by score (height by square root)</title>
      {counts.map((count, bar) => {
        const place = places[Math.floor(((bar + 0.5) * places.length) / BARS)]!
        const [red, green, blue] = rampColour(ramp, place)
        const height = count === 0 ? 0 : Math.max(Math.sqrt(count / most) * HEIGHT, 1.5)
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place on the axis
            key={bar}
            x={bar + 0.06}
            y={HEIGHT - height}
            width={0.88}
            height={height}
            fill={`rgb(${red} ${green} ${blue})`}
          />
        )
      })}
    </svg>
  )
}

const SCALES: readonly { id: ScaleKind; title: string; meaning: string }[] = [
  { id: 'rank', title: 'by rank', meaning: 'Equal numbers of cells a colour: shows the order' },
  { id: 'score', title: 'by score', meaning: 'Colour follows the score: shows how much better' },
]

function ScaleChoice({ scale }: { scale: ScaleKind }) {
  return (
    <span className="legend-scale">
      {SCALES.map(({ id, title, meaning }) => (
        <button
          key={id}
          type="button"
          title={meaning}
          aria-pressed={scale === id}
          className="text-button"
          onClick={() => useClient.setState({ scale: id })}
        >
          {title}
        </button>
      ))}
    </span>
  )
}
