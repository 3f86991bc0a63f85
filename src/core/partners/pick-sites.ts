import type { Frame } from '../score/frame.ts'
import { nearness } from '../score/rank.ts'

/** How a list is cut to the sites worth a visit; what is not given does not cut. */
export interface PickRules {
  /** At most so many in all. */
  readonly top?: number | undefined
  /** Metres between two picked sites, straight line. */
  readonly spacingMetres?: number | undefined
  /** At most so many of one partner. */
  readonly perPartner?: number | undefined
  /** At most so many in one area (city). */
  readonly perArea?: number | undefined
}

/** Why a ranked site was not picked; '' where it was, or has no rank. */
export const PASSED_OVER = ['', 'spacing', 'partner quota', 'area quota', 'top'] as const
export type PassedOver = (typeof PASSED_OVER)[number]

/** Parallel to the sites. */
export interface PickedSites {
  /** Place in the list, from 1; 0 where it was not picked. */
  readonly place: Uint32Array
  readonly passedOver: readonly PassedOver[]
  /** Rows of the picked sites, best first. */
  readonly rows: readonly number[]
}

/**
 * Goes down the ranking and takes each site that no rule forbids: a site that is passed over leaves
 * its place to the next. Sites without a partner, or in no area, are under no quota of it.
 * @param order rows, best first
 */
export function pickSites(
  frame: Frame,
  order: ArrayLike<number>,
  areas: readonly string[],
  rules: PickRules,
): PickedSites {
  const place = new Uint32Array(frame.grid.length)
  const passedOver = new Array<PassedOver>(frame.grid.length).fill('')
  const rows: number[] = []
  const spacing = rules.spacingMetres ?? 0
  const isNear = nearness(frame, spacing)
  const [partners, places] = [new Quota(rules.perPartner), new Quota(rules.perArea)]
  for (let k = 0; k < order.length; k++) {
    const row = order[k]!
    const partner = frame.partners[frame.partnerRow[row]!]?.partner ?? ''
    const reason = refusal(row, partner, areas[row] ?? '')
    if (reason) passedOver[row] = reason
    else {
      partners.take(partner)
      places.take(areas[row] ?? '')
      place[row] = rows.push(row)
    }
  }
  return { place, passedOver, rows }

  function refusal(row: number, partner: string, area: string): PassedOver | undefined {
    if (rows.length >= (rules.top ?? Infinity)) return 'top'
    if (partners.isFull(partner)) return 'partner quota'
    if (places.isFull(area)) return 'area quota'
    return spacing > 0 && rows.some((other) => isNear(row, other)) ? 'spacing' : undefined
  }
}

/** Counts by name against one limit. */
class Quota {
  readonly #most: number
  readonly #counts = new Map<string, number>()

  constructor(most = Infinity) {
    this.#most = most
  }

  isFull(name: string): boolean {
    return name !== '' && (this.#counts.get(name) ?? 0) >= this.#most
  }

  take(name: string): void {
    if (name !== '') this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }
}
