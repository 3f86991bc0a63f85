// AssemblyScript, compiled by scripts/build-kernel.mjs into catchment-kernel.generated.ts.
//
// The cells lie bin by bin as in NearIndex: x, y, z and value one float64 a cell, then 18 float32 a
// cell, where its six outer children lie from its centre (x of all six, y, z). Two cells or two
// children are looked at in one instruction. Sums are made in a fixed order, so the bits are those
// of the same loop written plainly.

const CHILDREN: f64 = 7
const OFFSET_BYTES: usize = 72
const MOST_STRADDLING: u32 = 254
const EARTH_RADIUS_METRES: f64 = 6371007.180918475

let knotX: usize = 0
let knotY: usize = 0
let pieces: i32 = 1
let levelMetres: f64 = 0
let cutoffMetres: f64 = 0
let isStep: bool = false

let binStart: usize = 0
let columns: u32 = 0
let cellX: usize = 0
let cellY: usize = 0
let cellZ: usize = 0
let cellValue: usize = 0
let offsets: usize = 0
let inner: f64 = 0
let outer: f64 = 0
let limit: f64 = 0
/** Cells that straddle the cutoff, to be looked at together; room for two more. */
let list: usize = 0

/** Where the cells lie in memory, and the squared chords: all children in, none in, the cutoff. */
export function setCells(
  listAt: usize,
  binStartAt: usize,
  columnCount: u32,
  cells: usize,
  cellCount: u32,
  offsetsAt: usize,
  innerSquared: f64,
  outerSquared: f64,
  limitSquared: f64,
): void {
  list = listAt
  binStart = binStartAt
  columns = columnCount
  const stride = (<usize>cellCount) << 3
  cellX = cells
  cellY = cells + stride
  cellZ = cellY + stride
  cellValue = cellZ + stride
  offsets = offsetsAt
  inner = innerSquared
  outer = outerSquared
  limit = limitSquared
}

/** The decay as knots, as `decayAt` reads them. */
export function setDecay(
  x: usize,
  y: usize,
  pieceCount: i32,
  level: f64,
  cutoff: f64,
  step: bool,
): void {
  knotX = x
  knotY = y
  pieces = pieceCount
  levelMetres = level
  cutoffMetres = cutoff
  isStep = step
}

/** Σ value × decay(distance) over the cells of a window of bins around a place (unit vector). */
export function sumAround(
  px: f64,
  py: f64,
  pz: f64,
  fromLine: u32,
  toLine: u32,
  fromColumn: u32,
  toColumn: u32,
): f64 {
  const x = f64x2.splat(px)
  const y = f64x2.splat(py)
  const z = f64x2.splat(pz)
  const well = f64x2.splat(inner)
  const far = f64x2.splat(outer)
  let whole = f64x2.splat(0)
  let parts: f64 = 0
  let straddling: u32 = 0
  for (let line = fromLine; line <= toLine; line++) {
    const bins = binStart + ((<usize>(line * columns)) << 2)
    let at = <usize>load<u32>(bins + ((<usize>fromColumn) << 2))
    const end = <usize>load<u32>(bins + ((<usize>toColumn) << 2) + 4)
    for (; at < end; at += 2) {
      const k = at << 3
      const dx = f64x2.sub(v128.load(cellX + k), x)
      const dy = f64x2.sub(v128.load(cellY + k), y)
      const dz = f64x2.sub(v128.load(cellZ + k), z)
      const squared = squaredOf(dx, dy, dz)
      // The last pair may hold a cell of the next bin.
      const lanes: i32 = at + 1 < end ? 3 : 1
      const within = f64x2.le(squared, well)
      const near = i64x2.bitmask(f64x2.le(squared, far)) & lanes
      if (near === 0) continue
      const inside = i64x2.bitmask(within) & lanes
      if (inside !== 0) {
        const values = v128.and(v128.load(cellValue + k), within)
        const counted = lanes === 3 ? values : f64x2.replace_lane(values, 1, 0)
        whole = f64x2.add(whole, isStep ? counted : f64x2.mul(counted, decayPair(squared)))
      }
      // Which cells straddle is noted without a branch, which none could foresee.
      const edge = near & ~inside
      store<u32>(list + ((<usize>straddling) << 2), <u32>at)
      straddling += edge & 1
      store<u32>(list + ((<usize>straddling) << 2), <u32>at + 1)
      straddling += edge >> 1
      if (straddling < MOST_STRADDLING) continue
      parts += sumStraddling(straddling, px, py, pz)
      straddling = 0
    }
  }
  parts += sumStraddling(straddling, px, py, pz)
  return f64x2.extract_lane(whole, 0) + f64x2.extract_lane(whole, 1) + parts
}

function squaredOf(dx: v128, dy: v128, dz: v128): v128 {
  return f64x2.add(f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy)), f64x2.mul(dz, dz))
}

/** What the cells of the list add, each by its children within the cutoff. */
function sumStraddling(count: u32, px: f64, py: f64, pz: f64): f64 {
  let sum: f64 = 0
  for (let n: u32 = 0; n < count; n++) {
    const at = <usize>load<u32>(list + ((<usize>n) << 2))
    const k = at << 3
    const value = load<f64>(cellValue + k)
    if (value === 0) continue
    const dx = load<f64>(cellX + k) - px
    const dy = load<f64>(cellY + k) - py
    const dz = load<f64>(cellZ + k) - pz
    sum += value * childrenOf(dx * dx + dy * dy + dz * dz, dx, dy, dz, at)
  }
  return sum
}

/** Share of a cell, in sevenths of its children, by those within the cutoff. */
function childrenOf(squared: f64, dx: f64, dy: f64, dz: f64, at: usize): f64 {
  const x = f64x2.splat(dx)
  const y = f64x2.splat(dy)
  const z = f64x2.splat(dz)
  const offset = offsets + at * OFFSET_BYTES
  const a = childPair(x, y, z, offset)
  const b = childPair(x, y, z, offset + 8)
  const c = childPair(x, y, z, offset + 16)
  const most = f64x2.splat(limit)
  const isA = f64x2.le(a, most)
  const isB = f64x2.le(b, most)
  const isC = f64x2.le(c, most)
  if (isStep) {
    const within = i64x2.bitmask(isA) | (i64x2.bitmask(isB) << 2) | (i64x2.bitmask(isC) << 4)
    return <f64>(popcnt(within) + <i32>(squared <= limit)) / CHILDREN
  }
  let shares = f64x2.splat(0)
  if (v128.any_true(isA)) shares = v128.and(decayPair(a), isA)
  if (v128.any_true(isB)) shares = f64x2.add(shares, v128.and(decayPair(b), isB))
  if (v128.any_true(isC)) shares = f64x2.add(shares, v128.and(decayPair(c), isC))
  const outer = f64x2.extract_lane(shares, 0) + f64x2.extract_lane(shares, 1)
  if (squared > limit) return outer / CHILDREN
  return (outer + f64x2.extract_lane(decayPair(f64x2.splat(squared)), 0)) / CHILDREN
}

function childPair(x: v128, y: v128, z: v128, offset: usize): v128 {
  const dx = f64x2.add(x, f64x2.promote_low_f32x4(v128.load64_zero(offset)))
  const dy = f64x2.add(y, f64x2.promote_low_f32x4(v128.load64_zero(offset, 24)))
  const dz = f64x2.add(z, f64x2.promote_low_f32x4(v128.load64_zero(offset, 48)))
  return squaredOf(dx, dy, dz)
}

/** The decay at two distances at most the cutoff, from their squared chords. */
function decayPair(squared: v128): v128 {
  const metres = metresPair(squared)
  if (pieces > 1 || levelMetres > 0) {
    const first = decayOf(f64x2.extract_lane(metres, 0))
    const second = decayOf(f64x2.extract_lane(metres, 1))
    return f64x2.replace_lane(f64x2.splat(first), 1, second)
  }
  const x0 = f64x2.splat(knot(knotX, 0))
  const y0 = f64x2.splat(knot(knotY, 0))
  const run = f64x2.splat(knot(knotX, 1) - knot(knotX, 0))
  const rise = f64x2.splat(knot(knotY, 1) - knot(knotY, 0))
  return f64x2.add(y0, f64x2.mul(f64x2.div(f64x2.sub(metres, x0), run), rise))
}

/** `chordMetres` by its series, at most the cutoff: rounding takes nothing within it out. */
function metresPair(squared: v128): v128 {
  let series = f64x2.mul(squared, f64x2.splat(5.0 / 7168.0))
  series = f64x2.mul(squared, f64x2.add(f64x2.splat(3.0 / 640.0), series))
  series = f64x2.mul(squared, f64x2.add(f64x2.splat(1.0 / 24.0), series))
  series = f64x2.add(f64x2.splat(1), series)
  const chord = f64x2.mul(f64x2.splat(EARTH_RADIUS_METRES), f64x2.sqrt(squared))
  return f64x2.min(f64x2.mul(chord, series), f64x2.splat(cutoffMetres))
}

function decayOf(metres: f64): f64 {
  if (metres <= levelMetres) return 1
  let piece: i32 = 0
  if (pieces > 1) {
    const share = (metres - levelMetres) / (cutoffMetres - levelMetres)
    piece = min<i32>(pieces - 1, <i32>floor<f64>(sqrt<f64>(share) * <f64>pieces))
    // Set right where the root was rounded.
    if (metres < knot(knotX, piece)) piece--
    else if (piece < pieces - 1 && metres >= knot(knotX, piece + 1)) piece++
  }
  const x0 = knot(knotX, piece)
  const y0 = knot(knotY, piece)
  return y0 + ((metres - x0) / (knot(knotX, piece + 1) - x0)) * (knot(knotY, piece + 1) - y0)
}

function knot(base: usize, k: i32): f64 {
  return load<f64>(base + ((<usize>k) << 3))
}
