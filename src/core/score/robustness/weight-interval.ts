/** Between which shares of one weight a row keeps its place; the ends are ties or 0 and 1. */
export interface WeightInterval {
  readonly low: number
  readonly high: number
}

/** A rival's lead over the row as a straight line of the weight: lead = at + slope · (t − now). */
interface Lead {
  readonly row: number
  readonly at: number
  readonly slope: number
}

/**
 * The shares of one weight, the others scaled to fill the rest, for which a row stays among the
 * best `top` of the rows: the interval around the present weight.
 *
 * With w = t for the criterion and (1 − t) · wⱼ / (1 − wᵢ) for the others, every score is a straight
 * line of t, so places change only where two lines cross. Those crossings are solved, not
 * searched, and walked through in order from the present weight to either side. Where the other
 * weights are all 0 now, they share the rest evenly. A tie goes to the lower row.
 *
 * @param columns curve values in [0,1], one column a criterion
 * @param weights shares that sum to 1
 * @param rows all that compete, `row` among them
 * @param criterion index into the columns
 * @returns undefined where the row is not among the best now
 */
export function weightInterval(
  columns: readonly Float64Array[],
  weights: Float64Array,
  rows: ArrayLike<number>,
  row: number,
  criterion: number,
  top: number,
): WeightInterval | undefined {
  const now = weights[criterion]!
  const others = otherShares(weights, criterion)
  const ends = (r: number) => {
    let rest = 0
    for (let i = 0; i < columns.length; i++) rest += others[i]! * columns[i]![r]!
    return { rest, alone: columns[criterion]![r]! }
  }
  const own = ends(row)
  const leads: Lead[] = []
  for (let i = 0; i < rows.length; i++) {
    if (rows[i] === row) continue
    const rival = ends(rows[i]!)
    const [atZero, atOne] = [rival.rest - own.rest, rival.alone - own.alone]
    leads.push({
      row: rows[i]!,
      at: atZero + now * (atOne - atZero),
      slope: atOne - atZero,
    })
  }
  if (leads.filter((lead) => isAhead(lead, row)).length >= top) return undefined
  return {
    low: now - walk(leads, row, top, -1, now),
    high: now + walk(leads, row, top, 1, 1 - now),
  }
}

/** Shares of the other criteria among themselves; 0 for the one looked at. */
function otherShares(weights: Float64Array, criterion: number): Float64Array {
  const rest = weights.reduce((sum, weight, i) => (i === criterion ? sum : sum + weight), 0)
  return weights.map((weight, i) => {
    if (i === criterion) return 0
    return rest > 0 ? weight / rest : 1 / (weights.length - 1)
  })
}

function isAhead({ at, row: rival }: Lead, row: number): boolean {
  return at > 0 || (at === 0 && rival < row)
}

/** How far the weight can move one way (+1 or −1) before `top` rivals are ahead; `room` at most. */
function walk(leads: readonly Lead[], row: number, top: number, way: 1 | -1, room: number): number {
  let ahead = 0
  const changes: { step: number; by: number }[] = []
  for (const lead of leads) {
    const isNow = isAhead(lead, row)
    if (isNow) ahead++
    const slope = way * lead.slope
    if (isNow ? slope < 0 : slope > 0)
      changes.push({ step: Math.max(0, -lead.at / slope), by: isNow ? -1 : 1 })
  }
  changes.sort((a, b) => a.step - b.step || a.by - b.by)
  for (const { step, by } of changes) {
    if (step > room) break
    ahead += by
    if (ahead >= top) return step
  }
  return room
}
