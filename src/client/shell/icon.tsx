import { ICON_PATHS, type IconName } from './icon-paths.ts'

/** A line icon; what it means stands beside it or in the button's label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
      <path d={ICON_PATHS[name]} />
    </svg>
  )
}
