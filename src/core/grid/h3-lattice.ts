import { cellToLatLng, getPentagons, latLngToCell } from 'h3-js'
import { splitCell } from './grid.ts'
import { writeUnitVector } from './sphere.ts'

/*
 * H3's geometry by arithmetic (h3geo.org, "Overview of the H3 geospatial indexing system"): the
 * sphere is projected on the twenty faces of an icosahedron from its middle, each face is covered
 * by hexagons, each level √7 times finer and turned by 19.1°. h3-js takes a microsecond a cell,
 * half of it for the string it hands out; this takes a fifth of one.
 *
 * It is exact by being shy: what lies so near an edge of a face or of a cell that rounding could
 * decide, or off the cells known here, is left to h3-js. How the faces lie and how their cells are
 * numbered is asked of h3-js when first needed.
 */

/** Side of the hexagon lattice of resolution 0 on a face's plane, by its distance from the middle. */
const UNIT = (3 - Math.sqrt(5)) / 2
const SQRT3 = Math.sqrt(3)
const SQRT7 = Math.sqrt(7)
/** √7 to the power of each level. */
const LEVELS = Float64Array.from({ length: 17 }, (_, level) => SQRT7 ** level)
const FACES = 20
const FINEST = 15
/** Rounding, here and in h3-js, in units of the lattice of resolution 0: far above what is seen. */
const ROUNDING = 2e-13

/** Lattice steps i and j of each digit, before a face's turn. */
const STEP_I = [0, -1, 0, -1, 1, 0, 1]
const STEP_J = [0, -1, 1, 0, 0, -1, 1]
/** Digit by its step: (i + 1) × 3 + j + 1. */
const DIGIT_OF_STEP = Uint8Array.of(1, 3, 0, 5, 0, 2, 0, 4, 6)
/** The digit 60° on, counter-clockwise. */
const TURNED = [0, 5, 3, 1, 6, 4, 2]
/** Digit after so many turns: turns × 8 + digit. */
const AFTER_TURNS = turnTable()

/** Where a point lies: `locate` writes it, and it holds until the next call. */
export const found = { face: 0, i: 0, j: 0, base: 0, turns: 0, isPentagon: false }
/** Digits of the point found, resolution 1 first at [1], before the face's turn. */
const rawDigits = new Uint8Array(FINEST + 1)

/** Middle of each face and its two axes, as unit vectors: nine numbers a face. */
let axes: Float64Array | undefined
/**
 * base × 8 + turns by slot × 8 + the first digit that is not 0; −1 where it is left to h3-js. In a
 * hexagon all digits turn alike; in a pentagon, which lacks a sixth, it depends on where one is.
 */
let bases: Int16Array | undefined
/** By base cell: 1 = pentagon. */
const pentagons = new Uint8Array(128)
let lastFace = 0

/**
 * Finds the face, the lattice cell and the base cell of a point (unit vector) at a resolution of 0
 * to 15, into `found`.
 * @returns false where it is left to h3-js
 */
export function locate(px: number, py: number, pz: number, resolution: number): boolean {
  return locateOnFace(px, py, pz, resolution) && climb(resolution)
}

/** The same without the base cell: the face and the lattice cell alone. */
export function locateOnFace(px: number, py: number, pz: number, resolution: number): boolean {
  const face = axes ?? makeTables()
  if (!placeOnFace(face, px, py, pz)) return false
  const { x, y } = onFace
  const levels = LEVELS[resolution]!
  const room = 1 - ROUNDING * levels * (1 + 1 / (x * x + y * y))
  // Axial coordinates: x = i − j/2, y = j·√3/2; odd levels are turned by asin √(3/28).
  const odd = resolution & 1
  const across = odd ? (levels / SQRT7) * (2.5 * x + (SQRT3 / 2) * y) : levels * x
  const up = odd ? (levels / SQRT7) * (2.5 * y - (SQRT3 / 2) * x) : levels * y
  found.face = lastFace
  return nearestHexagon(across + up / SQRT3, (2 * up) / SQRT3, room)
}

const onFace = { x: 0, y: 0 }

/** Projects a point on its face's plane, in units of resolution 0. */
function placeOnFace(face: Float64Array, px: number, py: number, pz: number): boolean {
  // Points come in flocks: the last face first.
  for (let turn = -1; turn < FACES; turn++) {
    const f = turn < 0 ? lastFace : turn
    const at = 9 * f
    const depth = px * face[at]! + py * face[at + 1]! + pz * face[at + 2]!
    // A face reaches 37.4° from its middle: cos is 0.79.
    if (!(depth > 0.79)) continue
    const scale = 1 / (depth * UNIT)
    const x = (px * face[at + 3]! + py * face[at + 4]! + pz * face[at + 5]!) * scale
    const y = (px * face[at + 6]! + py * face[at + 7]! + pz * face[at + 8]!) * scale
    if (!isInside(x, y)) continue
    lastFace = f
    onFace.x = x
    onFace.y = y
    return true
  }
  return false
}

/** Whether a place on a face's plane lies in its triangle: its sides are 1 from the middle. */
function isInside(x: number, y: number, limit = 1 - 1e-11): boolean {
  const slope = (SQRT3 / 2) * y
  return -x < limit && x / 2 + slope < limit && x / 2 - slope < limit
}

/** Rounds to the nearest lattice cell; false where that is a close call. */
function nearestHexagon(i: number, j: number, room: number): boolean {
  let a = Math.floor(i + 0.5)
  let b = Math.floor(j + 0.5)
  const c = Math.floor(j - i + 0.5)
  const da = Math.abs(i - a)
  const db = Math.abs(j - b)
  const dc = Math.abs(j - i - c)
  if (da > db && da > dc) a = b - c
  else if (db > dc) b = a + c
  const ea = i - a
  const eb = j - b
  found.i = a
  found.j = b
  // Distances to the six sides; written so that NaN fails.
  return Math.abs(ea + eb) < room && Math.abs(2 * eb - ea) < room && Math.abs(2 * ea - eb) < room
}

/** From the cell found up to its base cell, noting the digits. */
function climb(resolution: number): boolean {
  let { i, j } = found
  let lead = 0
  for (let level = resolution; level > 0; level--) {
    const odd = level & 1
    // Seven times the parent, and at most 3 off it.
    const up = Math.floor((odd ? 3 * i - j + 3 : 2 * i + j + 3) / 7)
    const vp = Math.floor((odd ? i + 2 * j + 3 : 3 * j - i + 3) / 7)
    const di = i - (odd ? 2 * up + vp : 3 * up - vp)
    const dj = j - (odd ? 3 * vp - up : up + 2 * vp)
    const digit = DIGIT_OF_STEP[(di + 1) * 3 + dj + 1]!
    rawDigits[level] = digit
    if (digit !== 0) lead = digit
    i = up
    j = vp
  }
  if (i < -2 || i > 2 || j < -2 || j > 2) return false
  const entry = bases![8 * slotOf(lastFace, i, j) + lead]!
  if (entry < 0) return false
  found.base = entry >> 3
  found.turns = entry & 7
  found.isPentagon = lead === 0 && pentagons[found.base] === 1
  return true
}

function slotOf(face: number, i: number, j: number): number {
  return 25 * face + 5 * (i + 2) + j + 2
}

/** Writes the index of the cell found as [lo[at], hi[at]]. */
export function writeFound(resolution: number, lo: Uint32Array, hi: Uint32Array, at: number): void {
  const turns = found.turns * 8
  // Digits 1 to 5 are bits 30 to 44, digits 6 to 15 bits 0 to 29; an unused one is 7.
  let coarse = 0
  let fine = 0
  for (let level = 1; level <= 5; level++)
    coarse = (coarse << 3) | (level <= resolution ? AFTER_TURNS[turns + rawDigits[level]!]! : 7)
  for (let level = 6; level <= FINEST; level++)
    fine = (fine << 3) | (level <= resolution ? AFTER_TURNS[turns + rawDigits[level]!]! : 7)
  lo[at] = fine | ((coarse & 3) << 30)
  hi[at] = (1 << 27) | (resolution << 20) | (found.base << 13) | (coarse >>> 2)
}

/** Outer children of a hexagon. */
const OUTER = 6
const child = { x: 0, y: 0 }
/** From a parent to its outer children, for the face and level last asked for. */
const steps = { face: -1, level: -1, xyz: new Float64Array(3 * OUTER), reach: 0 }

/**
 * Writes where the six outer children of the cell last found on a face lie from a point, its centre:
 * x of all six, then y, then z, on the unit sphere, in no order that means anything. (Pentagons stand
 * at the corners of the faces, so none is found here.)
 * @param resolution of the parent
 * @returns the farthest one's squared chord; NaN where it is left to h3-js
 */
export function writeChildOffsetsFound(
  resolution: number,
  px: number,
  py: number,
  pz: number,
  out: Float32Array,
  at: number,
): number {
  const face = axes!
  const f = 9 * found.face
  const level = resolution + 1
  if (steps.face !== found.face || steps.level !== level) takeSteps(level)
  placeChild(level, 0)
  // No child may lie over a side of the face: a step takes it nearer by at most (1 + √3)/2 = 1.37.
  if (!isInside(child.x, child.y, 1 - 2 * steps.reach)) return Number.NaN
  const s = child.x * UNIT
  const t = child.y * UNIT
  const vx = face[f]! + s * face[f + 3]! + t * face[f + 6]!
  const vy = face[f + 1]! + s * face[f + 4]! + t * face[f + 7]!
  const vz = face[f + 2]! + s * face[f + 5]! + t * face[f + 8]!
  let farthest = 0
  for (let k = 0; k < OUTER; k++) {
    const wx = vx + steps.xyz[3 * k]!
    const wy = vy + steps.xyz[3 * k + 1]!
    const wz = vz + steps.xyz[3 * k + 2]!
    const scale = 1 / Math.sqrt(wx * wx + wy * wy + wz * wz)
    const dx = wx * scale - px
    const dy = wy * scale - py
    const dz = wz * scale - pz
    out[at + k] = dx
    out[at + OUTER + k] = dy
    out[at + 2 * OUTER + k] = dz
    farthest = Math.max(farthest, dx * dx + dy * dy + dz * dz)
  }
  return farthest
}

/** On a face's plane all cells of a level have their children at the same steps. */
function takeSteps(level: number): void {
  const face = axes!
  const f = 9 * found.face
  placeChild(level, 0)
  const [x, y] = [child.x, child.y]
  steps.reach = 0
  for (let k = 0; k < OUTER; k++) {
    placeChild(level, k + 1)
    const [dx, dy] = [child.x - x, child.y - y]
    steps.reach = Math.max(steps.reach, Math.abs(dx), Math.abs(dy))
    for (let axis = 0; axis < 3; axis++)
      steps.xyz[3 * k + axis] = UNIT * (dx * face[f + 3 + axis]! + dy * face[f + 6 + axis]!)
  }
  steps.face = found.face
  steps.level = level
}

function placeChild(level: number, digit: number): void {
  const { i, j } = found
  const odd = level & 1
  const ci = (odd ? 2 * i + j : 3 * i - j) + STEP_I[digit]!
  const cj = (odd ? 3 * j - i : i + 2 * j) + STEP_J[digit]!
  const across = ci - cj / 2
  const up = (SQRT3 / 2) * cj
  const levels = LEVELS[level]!
  child.x = odd ? (2.5 * across - (SQRT3 / 2) * up) / (levels * SQRT7) : across / levels
  child.y = odd ? (2.5 * up + (SQRT3 / 2) * across) / (levels * SQRT7) : up / levels
}

function turnTable(): Uint8Array {
  const table = new Uint8Array(6 * 8)
  for (let digit = 0; digit < 7; digit++)
    for (let turns = 0, to = digit; turns < 6; turns++, to = TURNED[to]!)
      table[turns * 8 + digit] = to
  return table
}

/** The faces from the pentagons at the icosahedron's corners, then the base cells of each face. */
function makeTables(): Float64Array {
  const corners = getPentagons(0).map((cell) =>
    vectorOf(...(cellToLatLng(cell) as [number, number])),
  )
  const faces: number[] = []
  const near = (a: Vector, b: Vector) => dot(a, b) > 0.4
  for (const [k, a] of corners.entries())
    for (const [l, b] of corners.entries())
      for (const [m, c] of corners.entries())
        if (k < l && l < m && near(a, b) && near(b, c) && near(a, c))
          faces.push(...faceAxes(a, b, c))
  axes = Float64Array.from(faces)
  bases = new Int16Array(8 * 25 * FACES).fill(-1)
  for (const cell of getPentagons(0)) pentagons[(splitCell(cell)[1] >>> 13) & 127] = 1
  for (let face = 0; face < FACES; face++) {
    for (let step = 0; step < 7; step++) askHexagon(face, step)
    for (const corner of [4, 2, 1]) askPentagon(face, corner)
  }
  return axes
}

type Vector = [x: number, y: number, z: number]

function vectorOf(lat: number, lon: number): Vector {
  const xyz = new Float64Array(3)
  writeUnitVector(xyz, 0, lat, lon)
  return [xyz[0]!, xyz[1]!, xyz[2]!]
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z)
  return [x / length, y / length, z / length]
}

/** Middle of a face, the axis from there to a corner, and the one 90° on, counter-clockwise. */
function faceAxes(a: Vector, b: Vector, c: Vector): number[] {
  const middle = unit([a[0] + b[0] + c[0], a[1] + b[1] + c[1], a[2] + b[2] + c[2]])
  const along = dot(a, middle)
  const first = unit([a[0] - along * middle[0], a[1] - along * middle[1], a[2] - along * middle[2]])
  const second = [
    middle[1] * first[2] - middle[2] * first[1],
    middle[2] * first[0] - middle[0] * first[2],
    middle[0] * first[1] - middle[1] * first[0],
  ]
  return [...middle, ...first, ...second]
}

/** Asks h3-js for a base cell of a face, the middle one or a neighbour, and how its digits turn. */
function askHexagon(face: number, step: number): void {
  const [i, j] = [STEP_I[step]!, STEP_J[step]!]
  // The middle cell is asked 0.3 off its middle, the others 0.32, toward the face's.
  const [ai, aj] = step === 0 ? [0.3, 0.02] : [0.68 * i - 0.02 * j, 0.68 * j + 0.02 * i]
  const { entry } = ask(face, ai - aj / 2, (SQRT3 / 2) * aj, 1)
  bases!.fill(entry, 8 * slotOf(face, i, j), 8 * slotOf(face, i, j) + 7)
}

/** Asks for the base cell at a corner of a face all over the sixth of it that lies on the face. */
function askPentagon(face: number, step: number): void {
  const [i, j] = [2 * STEP_I[step]!, 2 * STEP_J[step]!]
  const [x, y] = [i - j / 2, (SQRT3 / 2) * j]
  for (const [resolution, share] of [
    [1, 0.16],
    [2, 0.06],
  ] as const)
    for (let degrees = -28; degrees <= 28; degrees += 4) {
      const angle = (degrees * Math.PI) / 180
      const [s, t] = [share * Math.cos(angle), share * Math.sin(angle)]
      const { entry, lead } = ask(face, x - s * x + t * y, y - s * y - t * x, resolution)
      if (entry < 0) continue
      bases![8 * slotOf(face, i, j) + lead] = entry
      // Its middle has no digits to turn.
      bases![8 * slotOf(face, i, j)] = entry
    }
}

/** What `bases` has to say for the lattice cell that holds a point of a face's plane. */
function ask(face: number, x: number, y: number, resolution: number) {
  const at = (k: number) => axes![9 * face + k]!
  const [px, py, pz] = unit([
    at(0) + UNIT * (x * at(3) + y * at(6)),
    at(1) + UNIT * (x * at(4) + y * at(7)),
    at(2) + UNIT * (x * at(5) + y * at(8)),
  ])
  const [lat, lon] = [Math.asin(pz), Math.atan2(py, px)].map((angle) => (angle * 180) / Math.PI)
  const [, hi] = splitCell(latLngToCell(lat!, lon!, resolution))
  // The digits are noted even while the table does not know the cell.
  locate(px, py, pz, resolution)
  const level = rawDigits[1] === 0 ? 2 : 1
  const lead = rawDigits[level]!
  const digit = (hi >>> (13 - 3 * level)) & 7
  for (let turns = 0; turns < 6; turns++)
    if (lead > 0 && lastFace === face && AFTER_TURNS[turns * 8 + lead] === digit)
      return { entry: ((hi >>> 13) & 127) * 8 + turns, lead }
  return { entry: -1, lead }
}
