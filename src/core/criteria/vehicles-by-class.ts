import type { RouteStretch } from '../corridor/route.ts'

/** Vehicles/day of a road whose count is not known, by class, both ways together: assumed. */
export const VEHICLES_BY_CLASS: Readonly<Record<string, number>> = {
  motorway: 40_000,
  trunk: 15_000,
  primary: 8_000,
}

/** The count where there is one, else what roads of the class usually carry. */
export function vehiclesOr(counted: number, roadClass: string): number {
  return Number.isNaN(counted) ? (VEHICLES_BY_CLASS[roadClass] ?? 0) : counted
}

/**
 * Vehicles/day one way on a stretch, this ref's even part where several share it. A count on a
 * line for both ways is halved; one on a carriageway is that carriageway's; a class stands for
 * both ways.
 */
export function vehiclesOneWay(stretch: RouteStretch): number {
  const counted = stretch.oneWay && !Number.isNaN(stretch.vehiclesPerDay)
  const vehicles = vehiclesOr(stretch.vehiclesPerDay, stretch.class)
  return vehicles / (counted ? 1 : 2) / stretch.refs
}
