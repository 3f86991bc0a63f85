import {
  PALETTES,
  type PaletteName,
  placesOf,
  rampColour,
  SCALE_KINDS,
  type ScaleKind,
} from '../map/colour-scale.ts'
import { coarser } from '../state/histogram.ts'
import { writeSetting } from '../state/settings.ts'
import { type Result, useClient } from '../state/store.ts'
import { useRamp } from '../theme/use-ramp.ts'
import { useWords } from '../words/words.ts'
import { LegendBrush } from './legend-brush.tsx'

const BARS = 50
const HEIGHT = 34

/** What the colours mean: how many cells have which score, each bar in its colour of the map. */
export function Legend({ histogram }: { histogram: Result['histogram'] }) {
  const say = useWords()
  const isCoarse = useClient((state) => state.isCoarse)
  const { excluded, scored } = histogram
  return (
    <figure className="legend card" aria-label={say('legend.title')}>
      <figcaption>
        <strong>{say('legend.score')}</strong>
        <ColourChoice />
      </figcaption>
      <div className="legend-plot">
        <Bars histogram={histogram} />
        <LegendBrush histogram={histogram} />
      </div>
      <div className="legend-axis" aria-hidden="true">
        <span>{say('legend.poor')}</span>
        <span>50</span>
        <span>{say('legend.best')}</span>
      </div>
      <p className="legend-excluded">
        <span className="swatch excluded" />
        {say('legend.counts', { excluded, scored })}
      </p>
      {isCoarse && <p className="quiet">{say('legend.coarse')}</p>}
    </figure>
  )
}

function Bars({ histogram }: { histogram: Result['histogram'] }) {
  const say = useWords()
  const ramp = useRamp()
  const scale = useClient((state) => state.scale)
  const brush = useClient((state) => state.brush)
  const counts = coarser(histogram.counts, BARS)
  const places = placesOf(histogram, scale)
  const most = Math.max(...counts, 1)
  const isShown = (bar: number) =>
    !brush || (((bar + 1) * 100) / BARS > brush.from && (bar * 100) / BARS < brush.to)
  return (
    <svg className="bars" viewBox={`0 0 ${BARS} ${HEIGHT}`} preserveAspectRatio="none" role="img">
      <title>{say('legend.bars')}</title>
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
            opacity={isShown(bar) ? 1 : 0.18}
            fill={`rgb(${red} ${green} ${blue})`}
          />
        )
      })}
    </svg>
  )
}

function ColourChoice() {
  const say = useWords()
  const scale = useClient((state) => state.scale)
  const palette = useClient((state) => state.palette)
  return (
    <span className="legend-choice">
      <select
        aria-label={say('legend.scale')}
        value={scale}
        onChange={(event) => useClient.setState({ scale: event.target.value as ScaleKind })}
      >
        {SCALE_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {say(`scale.${kind}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={say('legend.palette')}
        value={palette}
        onChange={(event) => {
          writeSetting('palette', event.target.value)
          useClient.setState({ palette: event.target.value as PaletteName })
        }}
      >
        {PALETTES.map((name) => (
          <option key={name} value={name}>
            {say(`palette.${name}`)}
          </option>
        ))}
      </select>
    </span>
  )
}
