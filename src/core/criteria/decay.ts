/**
 * What a vehicle at a distance still counts for: 1 at the door, falling on a straight line to 0 at
 * the cutoff and 0 beyond it.
 */
export function linearDecay(metres: number, cutoffMetres: number): number {
  return metres >= cutoffMetres ? 0 : 1 - metres / cutoffMetres
}
