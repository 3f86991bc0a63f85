import { difference, featureCollection, union as unionAll } from '@turf/turf'

const KM_PER_DEGREE = 111.195

export const round5 = (degrees) => Math.round(degrees * 1e5) / 1e5

/** Local flat distance in km: good to a few metres over the tens of km used here. */
export function distanceKm(a, b) {
  const scale = Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180)
  const x = (a[0] - b[0]) * scale * KM_PER_DEGREE
  const y = (a[1] - b[1]) * KM_PER_DEGREE
  return Math.sqrt(x * x + y * y)
}

/** Moves a point by kilometres east and north. */
export function offsetKm([lon, lat], eastKm, northKm) {
  const scale = Math.cos((lat * Math.PI) / 180)
  return [lon + eastKm / (KM_PER_DEGREE * scale), lat + northKm / KM_PER_DEGREE]
}

export function distanceToSegmentKm(p, a, b) {
  const scale = Math.cos((p[1] * Math.PI) / 180)
  const ax = (a[0] - p[0]) * scale
  const ay = a[1] - p[1]
  const bx = (b[0] - p[0]) * scale
  const by = b[1] - p[1]
  const dx = bx - ax
  const dy = by - ay
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2))
  const x = ax + t * dx
  const y = ay + t * dy
  return Math.sqrt(x * x + y * y) * KM_PER_DEGREE
}

export const polygonsOf = (geometry) =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

/** Even-odd test over all rings, with a box per polygon in front of it. */
export function containsTest(geometries) {
  const polygons = geometries.flatMap(polygonsOf).map((rings) => {
    const lons = rings[0].map((p) => p[0])
    const lats = rings[0].map((p) => p[1])
    const least = (list) => list.reduce((a, b) => Math.min(a, b))
    const most = (list) => list.reduce((a, b) => Math.max(a, b))
    return { rings, box: [least(lons), least(lats), most(lons), most(lats)] }
  })
  return ([lon, lat]) =>
    polygons.some(({ rings, box }) => {
      if (lon < box[0] || lat < box[1] || lon > box[2] || lat > box[3]) return false
      let inside = false
      for (const ring of rings) {
        for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
          const [xi, yi] = ring[i]
          const [xj, yj] = ring[j]
          if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) {
            inside = !inside
          }
        }
      }
      return inside
    })
}

export const feature = (geometry, properties = {}) => ({ type: 'Feature', properties, geometry })
export const collection = (features, extra = {}) => ({
  type: 'FeatureCollection',
  ...extra,
  features,
})

/** Clipping needs vertices on a common grid: without it the sweep loses its way in slivers. */
const onGrid = (f) => {
  if (!f) return null
  const snap = ([lon, lat]) => [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]
  const polygons = polygonsOf(f.geometry)
    .map((rings) => rings.map((r) => r.map(snap)).filter((r) => ringAreaKm2(r) > 1e-4))
    .filter((rings) => rings.length > 0)
  if (polygons.length === 0) return null
  return feature({ type: 'MultiPolygon', coordinates: polygons })
}

export const union = (features) =>
  features.reduce(
    (sum, f) => (sum ? onGrid(unionAll(featureCollection([sum, f]))) : onGrid(f)),
    null,
  )

/** What is left of the first, or null where nothing is. */
export const subtract = (from, what) => onGrid(difference(featureCollection([from, onGrid(what)])))

/** Area in km² on the local plane; enough for choosing between pieces. */
export function ringAreaKm2(ring) {
  const scale = Math.cos((ring[0][1] * Math.PI) / 180)
  let twice = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += (ring[j][0] - ring[0][0]) * (ring[i][1] - ring[0][1])
    twice -= (ring[i][0] - ring[0][0]) * (ring[j][1] - ring[0][1])
  }
  return (Math.abs(twice) / 2) * scale * KM_PER_DEGREE * KM_PER_DEGREE
}

export const areaKm2 = (geometry) =>
  polygonsOf(geometry).reduce(
    (sum, rings) =>
      sum + ringAreaKm2(rings[0]) - rings.slice(1).reduce((holes, r) => holes + ringAreaKm2(r), 0),
    0,
  )

/** Clips one ring to a box, side by side (Sutherland–Hodgman). */
export function clipRing(ring, [west, south, east, north]) {
  const sides = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ]
  let points = ring.slice(0, -1)
  for (const [axis, limit, sign] of sides) {
    const inside = (p) => (p[axis] - limit) * sign >= 0
    const cut = (a, b) => {
      const t = (limit - a[axis]) / (b[axis] - a[axis])
      const p = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
      p[axis] = limit
      return p
    }
    const kept = []
    for (let i = 0; i < points.length; i++) {
      const a = points[(i + points.length - 1) % points.length]
      const b = points[i]
      if (inside(a) !== inside(b)) kept.push(cut(a, b))
      if (inside(b)) kept.push(b)
    }
    points = kept
    if (points.length === 0) return []
  }
  return [...points, points[0]]
}

/** Rounds every vertex and drops those that fall together; null for a ring that vanishes. */
function roundRing(ring) {
  const rounded = []
  for (const [lon, lat] of ring) {
    const p = [round5(lon), round5(lat)]
    const last = rounded.at(-1)
    if (!last || last[0] !== p[0] || last[1] !== p[1]) rounded.push(p)
  }
  return rounded.length >= 4 ? rounded : null
}

export function roundGeometry(geometry) {
  const polygons = polygonsOf(geometry)
    .map((rings) => rings.map(roundRing).filter((ring) => ring !== null))
    .filter((rings) => rings.length > 0)
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons }
}

/** Douglas–Peucker in degrees, over an open line. */
export function simplifyLine(line, tolerance) {
  if (line.length < 3) return line
  const keep = new Uint8Array(line.length)
  keep[0] = keep[line.length - 1] = 1
  const stack = [[0, line.length - 1]]
  while (stack.length > 0) {
    const [first, last] = stack.pop()
    let worst = -1
    let worstDistance = tolerance * KM_PER_DEGREE
    for (let i = first + 1; i < last; i++) {
      const d = distanceToSegmentKm(line[i], line[first], line[last])
      if (d > worstDistance) {
        worst = i
        worstDistance = d
      }
    }
    if (worst > 0) {
      keep[worst] = 1
      stack.push([first, worst], [worst, last])
    }
  }
  return line.filter((_, i) => keep[i])
}

/** A line made into an area of the given half width, mitred at its bends. */
export function ribbon(line, halfWidthsKm) {
  const left = []
  const right = []
  for (let i = 0; i < line.length; i++) {
    const a = line[Math.max(0, i - 1)]
    const b = line[Math.min(line.length - 1, i + 1)]
    const scale = Math.cos((line[i][1] * Math.PI) / 180)
    const x = (b[0] - a[0]) * scale
    const y = b[1] - a[1]
    const length = Math.sqrt(x * x + y * y)
    const w = halfWidthsKm[i]
    left.push(offsetKm(line[i], (-y / length) * w, (x / length) * w))
    right.push(offsetKm(line[i], (y / length) * w, (-x / length) * w))
  }
  const ring = [...left, ...right.reverse()]
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] }
}
