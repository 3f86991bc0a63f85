/** What a power line or substation of a voltage can usually still connect. */
export interface HeadroomClass {
  readonly id: 'low' | 'medium' | 'high' | 'transmission'
  /** From this voltage on. */
  readonly fromKv: number
  /** Assumed, for a line and for a substation. */
  readonly lineKva: number
  readonly substationKva: number
}

/**
 * All assumed, and shown as estimated. Medium is a public 10–20 kV line, which takes one
 * transformer of the 630–1,250 kVA seen at stations (domain.md); a transmission line cannot be
 * tapped, its substation can be connected to.
 */
export const HEADROOM_CLASSES: readonly HeadroomClass[] = [
  { id: 'low', fromKv: 0, lineKva: 100, substationKva: 100 },
  { id: 'medium', fromKv: 1, lineKva: 1000, substationKva: 1000 },
  { id: 'high', fromKv: 35, lineKva: 4000, substationKva: 4000 },
  { id: 'transmission', fromKv: 110, lineKva: 0, substationKva: 4000 },
]

/** The class of a voltage; undefined where the voltage is not known. */
export function headroomClass(voltageKv: number): HeadroomClass | undefined {
  return HEADROOM_CLASSES.findLast(({ fromKv }) => voltageKv >= fromKv)
}
