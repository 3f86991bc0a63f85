// A made-up region for benchmarks: curve values of the eight criteria, shaped like real ones.
//
// Rows lie in H3 order, so neighbours in the column are neighbours on the ground: 343 rows (one
// parent three levels up) share how built-up they are, a fourth power of a uniform number, so that
// a few percent of parents are towns. Raw values are skewed, many are zero, and the curve is the
// product's default: linear from 0 to the 95th percentile of the region, 1 above it. So every
// column has ties at 1, most have many at 0, and partner fit and votes have ties in between.
//
//   vehicle_demand  built-up × a long tail                     all > 0
//   unserved        0–100% of vehicle_demand                   a third 0 (served)
//   corridor_flow   long tail                                  0 but on 8% of parents (a road)
//   corridor_gap    uniform                                    0 off the road
//   grid_headroom   long tail, more where built-up             a fifth 0
//   partner_fit     whole points 40–100                        0 but for 3–30% by built-up
//   rent            1 − built-up with noise (a cost)           all > 0
//   user_votes      whole votes, few                           0 for about 90%
//
// The exclusion mask covers about 30%: whole parents (water, reserves) and single cells (homes).

const PARENT_ROWS = 343
const SAMPLE_STEP = 97

export const CRITERIA = [
  'vehicle_demand',
  'unserved',
  'corridor_flow',
  'corridor_gap',
  'grid_headroom',
  'partner_fit',
  'rent',
  'user_votes',
]

/** Uniform numbers in [0,1) from a 32-bit seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** `{columns, excluded}` as `scoreCells` takes them. */
export function makeCells(rowCount, seed) {
  const random = randomFrom(seed)
  const columns = CRITERIA.map(() => new Float64Array(rowCount))
  const excluded = new Uint8Array(rowCount)
  for (let first = 0; first < rowCount; first += PARENT_ROWS) {
    fillParent(columns, excluded, first, Math.min(first + PARENT_ROWS, rowCount), random)
  }
  for (const column of columns) applyCurve(column)
  return { columns, excluded }
}

function fillParent(columns, excluded, first, end, random) {
  const [demand, unserved, flow, gap, headroom, partner, rent, votes] = columns
  const builtUp = power(random(), 4)
  const isOnRoad = random() < 0.08
  const isWater = random() < 0.2
  for (let row = first; row < end; row++) {
    const tail = 1 / (1.02 - random()) - 0.98
    demand[row] = (0.01 + builtUp) * tail
    unserved[row] = random() < 0.33 ? 0 : demand[row] * random()
    flow[row] = isOnRoad ? (1 / (1.02 - random()) - 0.98) * (0.2 + builtUp) : 0
    gap[row] = isOnRoad ? random() : 0
    headroom[row] = random() < 0.2 ? 0 : power(random(), 3) * (0.2 + builtUp)
    partner[row] = random() < 0.03 + 0.27 * builtUp ? 40 + Math.floor(61 * random()) : 0
    rent[row] = 1.2 - 0.8 * builtUp - 0.4 * random()
    votes[row] = random() < 0.1 ? Math.floor(1 + 4 * random() * (builtUp + 0.3)) : 0
    excluded[row] = isWater ? 1 : random() < 0.05 + 0.2 * builtUp ? 2 : 0
  }
}

// Node and Chromium differ in the last bit of ** for some values: multiplied, the cells are the same.
function power(base, exponent) {
  let product = 1
  for (let i = 0; i < exponent; i++) product *= base
  return product
}

function applyCurve(column) {
  const sample = column.filter((value, row) => row % SAMPLE_STEP === 0 && value > 0).sort()
  // The 95th percentile of all rows, zeros included; where that is 0, the largest value seen.
  const zeros = Math.ceil(column.length / SAMPLE_STEP) - sample.length
  const place = Math.floor(0.95 * (sample.length + zeros)) - zeros
  const knot = sample[Math.max(0, place)] ?? 1
  for (let row = 0; row < column.length; row++) column[row] = Math.min(1, column[row] / knot)
}

/** Random weights: shares that sum to 1. */
export function randomWeights(random) {
  const parts = CRITERIA.map(() => 0.05 + random())
  const total = parts.reduce((sum, part) => sum + part, 0)
  return Float64Array.from(parts, (part) => part / total)
}
