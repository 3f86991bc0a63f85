import { createRequire } from 'node:module'
import { voronoi } from '@turf/turf'
import { CHAOHU_TOWNS } from './facts/chaohu.mjs'
import { CITIES } from './facts/cities.mjs'
import {
  areaKm2,
  distanceKm,
  distanceToSegmentKm,
  feature,
  polygonsOf,
  ringAreaKm2,
  roundGeometry,
  subtract,
  union,
} from './geometry.mjs'

const require = createRequire(import.meta.url)

export const readProvince = (file) => require(`china-geojson/src/geojson/${file}_geo.json`)

/** Gaps between neighbours and rings cut off by them are slivers up to this size. */
const SLIVER_KM2 = 12

/**
 * The 16 cities as areas that share their borders to the last vertex: overlaps go to the city
 * that comes first, gaps to the neighbour with the longest common border.
 */
export function makeZones() {
  const raw = rawZones()
  const whole = union(raw.map(({ area }) => area))
  const filled = feature(closeSlits(fillHoles(whole.geometry)))
  const zones = cutOverlaps(raw)
  giveGaps(zones, filled)
  return insertSharedVertices(zones.map(({ name, area }) => ({ name, geometry: area.geometry })))
}

export function makeRegion(zones) {
  const whole = union(zones.map(({ geometry }) => feature(geometry)))
  return roundGeometry(fillHoles(whole.geometry))
}

function rawZones() {
  const chaohu = splitChaohu()
  return CITIES.map(({ name, province_file, name_zh }) => {
    const features = readProvince(province_file).features
    const own =
      name === 'Shanghai' ? features : features.filter((f) => f.properties.name === name_zh)
    if (own.length === 0) throw new Error(`no shape for ${name}`)
    // union with itself mends rings that cross themselves
    const clean = own.map((f) => union([feature(f.geometry), feature(f.geometry)]))
    return { name, area: union([...clean, ...(chaohu.get(name) ?? [])]) }
  })
}

function splitChaohu() {
  const chaohu = readProvince('an_hui').features.find((f) => f.properties.name === '巢湖市')
  const points = {
    type: 'FeatureCollection',
    features: CHAOHU_TOWNS.map(({ lon, lat, city }) =>
      feature({ type: 'Point', coordinates: [lon, lat] }, { city }),
    ),
  }
  const cells = voronoi(points, { bbox: [116, 30, 120, 33] }).features
  const parts = new Map()
  cells.forEach((cell, i) => {
    const { city } = CHAOHU_TOWNS[i]
    parts.set(city, [...(parts.get(city) ?? []), feature(cell.geometry)])
  })
  const result = new Map()
  for (const [city, list] of parts) {
    const outside = subtract(feature(chaohu.geometry), union(list))
    const inside = outside ? subtract(feature(chaohu.geometry), outside) : feature(chaohu.geometry)
    result.set(city, [inside])
  }
  return result
}

function fillHoles(geometry) {
  const polygons = polygonsOf(geometry)
    .filter((rings) => ringAreaKm2(rings[0]) > SLIVER_KM2)
    .map((rings) => [rings[0], ...rings.slice(1).filter((r) => ringAreaKm2(r) > SLIVER_KM2)])
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons }
}

/** Longest mouth of a slit in the outline that is closed, and how many corners it may have. */
const SLIT_MOUTH_KM = 1.5
const SLIT_CORNERS = 30

/** Closes thin slits that run in from outside between two neighbours. */
function closeSlits(geometry) {
  const coordinates = polygonsOf(geometry).map(([outer, ...holes]) => {
    let ring = outer
    for (let cut = findSlit(ring); cut; cut = findSlit(ring)) {
      ring = [...ring.slice(0, cut[0] + 1), ...ring.slice(cut[1])]
    }
    return [ring, ...holes]
  })
  return { type: 'MultiPolygon', coordinates }
}

function findSlit(ring) {
  const outside = Math.sign(signedArea(ring))
  for (let i = 0; i < ring.length; i++) {
    let length = 0
    for (let j = i + 1; j < Math.min(ring.length - 1, i + SLIT_CORNERS); j++) {
      length += distanceKm(ring[j - 1], ring[j])
      const mouth = distanceKm(ring[i], ring[j])
      if (mouth > SLIT_MOUTH_KM || length < 4 * mouth + 2 || j === i + 1) continue
      const slit = [...ring.slice(i, j + 1), ring[i]]
      const isInward = Math.sign(signedArea(slit)) === -outside
      if (isInward && ringAreaKm2(slit) < SLIVER_KM2) return [i, j]
    }
  }
  return null
}

const signedArea = (ring) =>
  ring.reduce((sum, p, i) => {
    const q = ring[(i + 1) % ring.length]
    return (
      sum + (p[0] - ring[0][0]) * (q[1] - ring[0][1]) - (q[0] - ring[0][0]) * (p[1] - ring[0][1])
    )
  }, 0)

function cutOverlaps(raw) {
  const zones = []
  for (const { name, area } of raw) {
    const rest = zones.reduce((left, earlier) => subtract(left, earlier.area) ?? left, area)
    zones.push({ name, area: rest })
  }
  return zones
}

/** Hands the gaps, and crumbs that an overlap has cut off, to the neighbour they touch most. */
function giveGaps(zones, filled) {
  for (const zone of zones) {
    const parts = polygonsOf(zone.area.geometry).filter(
      (rings) => ringAreaKm2(rings[0]) > SLIVER_KM2,
    )
    zone.area = feature({ type: 'MultiPolygon', coordinates: parts })
  }
  const gaps = zones.reduce((left, { area }) => left && subtract(left, area), filled)
  for (const rings of gaps ? polygonsOf(gaps.geometry) : []) {
    const zone = zones[longestNeighbour(rings[0], zones)]
    zone.gaps = [...(zone.gaps ?? []), feature({ type: 'Polygon', coordinates: rings })]
  }
  for (const zone of zones) {
    if (zone.gaps) zone.area = union([zone.area, ...zone.gaps])
    zone.area = feature(fillHoles(zone.area.geometry))
  }
}

function longestNeighbour(ring, zones) {
  const shared = zones.map(({ area }) => {
    const edges = polygonsOf(area.geometry).flatMap((rings) => rings.flatMap(edgesOf))
    let length = 0
    for (const [a, b] of edgesOf(ring)) {
      const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
      if (edges.some(([c, d]) => distanceToSegmentKm(middle, c, d) < 0.002)) {
        length += Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
      }
    }
    return length
  })
  return shared.indexOf(Math.max(...shared))
}

const edgesOf = (ring) => ring.slice(1).map((p, i) => [ring[i], p])

/** Vertices closer than this become one, and lie on each border they are this close to. */
const SNAP_KM = 0.06

/** Joins vertices that almost meet, then gives each border the vertices its neighbour has on it. */
function insertSharedVertices(zones) {
  const rounded = zones.map(({ name, geometry }) => ({ name, geometry: roundGeometry(geometry) }))
  const canonical = joinVertices(rounded.flatMap(({ geometry }) => polygonsOf(geometry).flat(2)))
  const all = [...new Set(canonical.values())]
  return rounded.map(({ name, geometry }) => {
    const rings = polygonsOf(geometry)
      .flat()
      .map((ring) =>
        withoutSpikes(
          densify(
            ring.map((p) => canonical.get(p.join())),
            all,
          ),
        ),
      )
      .filter((ring) => ring.length >= 4)
    const polygons = rings.map((ring) => [ring])
    const merged =
      polygons.length === 1
        ? { type: 'Polygon', coordinates: polygons[0] }
        : { type: 'MultiPolygon', coordinates: polygons }
    return { name, geometry: merged, areaKm2: Math.round(areaKm2(merged)) }
  })
}

function joinVertices(vertices) {
  const kept = []
  const canonical = new Map()
  for (const p of [...vertices].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (canonical.has(p.join())) continue
    const near = kept.findLast((q) => p[0] - q[0] < 0.001 && distanceKm(p, q) < SNAP_KM)
    if (!near) kept.push(p)
    canonical.set(p.join(), near ?? p)
  }
  return canonical
}

function densify(ring, vertices) {
  const dense = []
  for (const [a, b] of edgesOf(ring)) {
    if (a === b) continue
    const box = 1e-3
    const between = vertices.filter(
      (p) =>
        p !== a &&
        p !== b &&
        p[0] >= Math.min(a[0], b[0]) - box &&
        p[0] <= Math.max(a[0], b[0]) + box &&
        p[1] >= Math.min(a[1], b[1]) - box &&
        p[1] <= Math.max(a[1], b[1]) + box &&
        distanceToSegmentKm(p, a, b) < SNAP_KM,
    )
    const along = (p) => (p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])
    dense.push(a, ...between.sort((p, q) => along(p) - along(q)))
  }
  return dense
}

/** An open ring made closed, without there-and-back corners (a, b, a) and doubled points. */
function withoutSpikes(open) {
  let points = open
  for (let before = -1; before !== points.length; ) {
    before = points.length
    points = points.filter((p, i) => p !== points[(i + 1) % points.length])
    const spike = points.findIndex(
      (p, i) =>
        points[(i + points.length - 1) % points.length] === points[(i + 1) % points.length] && p,
    )
    if (spike >= 0) points = points.filter((_, i) => i !== spike)
  }
  return points.length >= 3 ? [...points, points[0]] : []
}
