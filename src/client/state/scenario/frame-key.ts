import type { Change } from '../../../core/scenario/change.ts'
import { isCellPlace } from '../../../core/scenario/over-frame.ts'

/**
 * What of a scenario needs columns that only the server computes: '' where nothing does and the
 * baseline's frame serves. Weights, marks of cells, pins and notes lie over a frame; so does a curve
 * by knots, unless there is a frame of the server's anyway, which holds the curve already.
 */
export function frameKey(changes: readonly Change[], profileId: string): string {
  const needed = changes.filter((change) => needsFrame(change, profileId))
  if (needed.length === 0) return ''
  const curves = changes.filter(
    (change) => change.type === 'criterion' && change.profile === profileId,
  )
  return JSON.stringify([...needed, ...curves])
}

function needsFrame(change: Change, profileId: string): boolean {
  switch (change.type) {
    case 'weights':
      return false
    case 'criterion':
      return change.profile === profileId && !isOverFrame(change)
    case 'parameters':
      return (
        change.profile === profileId &&
        (change.parameters !== undefined || change.classes !== undefined)
      )
    case 'site':
      return change.mark !== undefined && !isCellPlace(change.place)
    default:
      return true
  }
}

function isOverFrame({ missing, curve }: Extract<Change, { type: 'criterion' }>): boolean {
  return missing === undefined && (curve === null || curve?.type === 'piecewise')
}
