import { useClient } from '../state/store.ts'
import { scaleBarOf } from './scale-length.ts'

/** A round length on the ground. */
export function ScaleBar() {
  const metresPerPixel = useClient((state) => state.metresPerPixel)
  if (!(metresPerPixel > 0)) return null
  const { pixels, text } = scaleBarOf(metresPerPixel)
  return (
    <div className="scale-bar" style={{ width: `${pixels}px` }}>
      {text}
    </div>
  )
}
