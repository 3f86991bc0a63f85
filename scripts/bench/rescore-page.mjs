// What rescore.mjs runs in Node and in Chromium: the page's own way from weights to colours, and a
// plain loop beside it.
import { paintScores, placesOf } from '../../src/client/map/colour-scale.ts'
import { resultOf } from '../../src/client/state/result.ts'
import { CRITERIA, makeCells, randomFrom } from './cells.mjs'
import { interleave } from './trials.mjs'

const BEST = 50
const SPACING_METRES = 2000
const EARTH_RADIUS_METRES = 6_371_007.180918475
const WARM_UPS = 3
const ROUNDS = 15
const RAMP = {
  stops: [
    [68, 1, 84, 255],
    [33, 145, 140, 255],
    [253, 231, 37, 255],
  ],
  lowOpacity: 0.3,
  highOpacity: 0.9,
  excluded: [128, 128, 128, 40],
}

/** `{ours, peer, parts, rounds}`, medians in milliseconds. */
export async function measure(rows) {
  const cells = makeCells(rows, 1)
  const frame = frameOf(cells, rows)
  const curved = frame.criteria.map(({ values }) => Float64Array.from(values))
  const scores = new Float64Array(rows)
  const pixels = new Uint8ClampedArray(4 * rows)
  let expected
  const contenders = {
    ours: (weights) => {
      const result = resultOf(frame, weights, { out: scores })
      paintScores(result.scores.values, placesOf(result.histogram, 'quantile'), RAMP, pixels)
      return result.ranked.map(({ row }) => row)
    },
    peer: (weights) => plainLoop(frame, curved, weights),
    'scores and rank': (weights) =>
      resultOf(frame, weights, { out: scores }).ranked.map(({ row }) => row),
  }
  const medians = await interleave(contenders, makeRounds(), WARM_UPS, (name, found, weights) => {
    if (expected?.weights !== weights) expected = { weights, found }
    if (found.join() !== expected.found.join()) throw new Error(`The best of '${name}' are others.`)
  })
  const { ours, peer, ...parts } = medians
  return { ours, peer, parts: { ours, peer, ...parts }, rounds: ROUNDS }
}

/** One weight moves from round to round, the others stay as they were. */
function makeRounds() {
  const random = randomFrom(4)
  const weights = Object.fromEntries(CRITERIA.map((id) => [id, 0.05 + random()]))
  return Array.from({ length: WARM_UPS + ROUNDS }, (_, round) => {
    weights[CRITERIA[round % CRITERIA.length]] = 0.05 + random()
    return { ...weights }
  })
}

// Sites on a square lattice of 900 m, sorted as rows of the grid are: neighbours follow each other.
function frameOf({ columns, excluded }, rows) {
  const side = Math.ceil(Math.sqrt(rows))
  const step = 900 / EARTH_RADIUS_METRES
  const siteXyz = new Float64Array(3 * rows)
  for (let row = 0; row < rows; row++) {
    const lon = (row % side) * step
    const lat = Math.floor(row / side) * step - (side * step) / 2
    siteXyz[3 * row] = Math.cos(lat) * Math.cos(lon)
    siteXyz[3 * row + 1] = Math.cos(lat) * Math.sin(lon)
    siteXyz[3 * row + 2] = Math.sin(lat)
  }
  return {
    profile: { id: 'urban', spacingMetres: SPACING_METRES, criteria: [] },
    grid: { resolution: 8, length: rows, lo: new Uint32Array(rows), hi: new Uint32Array(rows) },
    criteria: columns.map((column, i) => ({
      id: CRITERIA[i],
      values: Float32Array.from(column),
      active: true,
      missingPolicy: 'worst',
      curve: { x: [0, 1], y: [0, 1] },
      weight: 1 / CRITERIA.length,
    })),
    excluded,
    flags: new Uint32Array(rows),
    flagNames: [],
    siteLat: new Float64Array(rows),
    siteLon: new Float64Array(rows),
    siteXyz,
    partnerRow: new Int32Array(rows).fill(-1),
    partners: [],
  }
}

function plainLoop({ excluded, siteXyz }, columns, weights) {
  const sum = CRITERIA.reduce((total, id) => total + weights[id], 0)
  const shares = CRITERIA.map((id) => 100 * (weights[id] / sum))
  const order = []
  const scores = new Float64Array(excluded.length)
  for (let row = 0; row < scores.length; row++) {
    if (excluded[row] > 0) continue
    let score = 0
    for (let i = 0; i < shares.length; i++) score += shares[i] * columns[i][row]
    scores[row] = score
    order.push(row)
  }
  order.sort((a, b) => scores[b] - scores[a] || a - b)
  const colours = new Uint32Array(scores.length)
  for (const [place, row] of order.entries()) colours[row] = ((255 * place) / order.length) << 8
  const taken = []
  for (const row of order) {
    if (taken.length === BEST) break
    if (taken.every((other) => metresBetween(siteXyz, row, other) >= SPACING_METRES))
      taken.push(row)
  }
  return taken
}

function metresBetween(xyz, a, b) {
  let squared = 0
  for (let axis = 0; axis < 3; axis++) squared += (xyz[3 * a + axis] - xyz[3 * b + axis]) ** 2
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(squared) / 2)
}
