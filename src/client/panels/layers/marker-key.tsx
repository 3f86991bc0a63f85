import { MARKER_SHAPES, type MarkerId } from '../../map/marker-shapes.ts'
import { useWords } from '../../words/words.ts'

/** What the marks of a layer mean. */
export function MarkerKey({ markers }: { markers: readonly MarkerId[] }) {
  const say = useWords()
  return (
    <div className="marker-key">
      {markers.map((id) => (
        <span key={id}>
          <svg viewBox="0 0 24 24" className="marker" aria-hidden="true">
            <path d={MARKER_SHAPES[id].path} style={{ fill: `var(--mark-${id})` }} />
          </svg>
          {say(`marker.${id}`)}
        </span>
      ))}
    </div>
  )
}
