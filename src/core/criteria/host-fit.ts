import type { Host } from '../dataset/kinds.ts'

/**
 * How well a type of host suits a station, 0–100. Assumed, in the order of the thesis (4.4.2):
 * fuel stations bring building area, clear ownership and standard services; retailers bring
 * parking and customers who overlap.
 */
export const HOST_FIT: Readonly<Record<Host, number>> = {
  fuel: 100,
  furniture: 75,
  mall: 70,
  diy: 70,
  supermarket: 65,
  parking: 55,
  other: 30,
}
