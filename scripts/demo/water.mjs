import { createRequire } from 'node:module'
import { feature as fromTopology } from 'topojson-client'
import { FAR_LAKES, LAKES, YANGTZE } from './facts/water.mjs'
import {
  clipRing,
  containsTest,
  feature,
  polygonsOf,
  ribbon,
  ringAreaKm2,
  roundGeometry,
  subtract,
} from './geometry.mjs'

const polygon = (ring) => ({ type: 'Polygon', coordinates: [[...ring, ring[0]]] })

const named = ([name, nameZh, ring]) => feature(polygon(ring), { name, name_zh: nameZh })

export const lakes = () => LAKES.map(named)
export const farLakes = () => FAR_LAKES.map(named)

export const yangtze = () =>
  feature(
    roundGeometry(
      ribbon(
        YANGTZE.map(([lon, lat]) => [lon, lat]),
        YANGTZE.map((p) => p[2]),
      ),
    ),
    { name: 'Yangtze', name_zh: '长江' },
  )

/** Land of Natural Earth 1:10 million, cut to a box, without islands smaller than a few km². */
export function landWithin(box, smallestKm2 = 0) {
  const topology = createRequire(import.meta.url)('world-atlas/land-10m.json')
  const land = fromTopology(topology, topology.objects.land).features[0].geometry
  const polygons = polygonsOf(land)
    .map((rings) => rings.map((ring) => clipRing(ring, box)).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0 && ringAreaKm2(rings[0]) >= smallestKm2)
  return { type: 'MultiPolygon', coordinates: polygons }
}

const LAND_BOX = [115, 28, 123.5, 34.5]

/** The part of the region that Natural Earth has as sea: the estuary and the bay. */
export function seaOf(region) {
  const sea = polygonsOf(landWithin(LAND_BOX, 1)).reduce(
    (left, rings) => subtract(left, feature({ type: 'Polygon', coordinates: rings })) ?? left,
    feature(region),
  )
  const parts = polygonsOf(sea.geometry).filter((rings) => ringAreaKm2(rings[0]) >= 1)
  return feature(roundGeometry({ type: 'MultiPolygon', coordinates: parts }), {
    name: 'Sea and estuary',
  })
}

/** Tells whether a point is on dry land of the region. */
export function dryTest(region) {
  const inRegion = containsTest([region])
  const onLand = containsTest([landWithin(LAND_BOX)])
  const inWater = containsTest([...lakes(), yangtze()].map(({ geometry }) => geometry))
  return (point) => inRegion(point) && onLand(point) && !inWater(point)
}
