/** A ring, flat: lon, lat, lon, lat …, closed. */
export type FlatRing = readonly number[]

/** Whether the point lies inside, by the even-odd rule over all rings. */
export function ringsContain(rings: readonly FlatRing[], lon: number, lat: number): boolean {
  let inside = false
  for (const ring of rings) {
    for (let k = 0; k + 3 < ring.length; k += 2) {
      const lat1 = ring[k + 1]!
      const lat2 = ring[k + 3]!
      if (lat1 > lat === lat2 > lat) continue
      if (lon < ring[k]! + ((ring[k + 2]! - ring[k]!) * (lat - lat1)) / (lat2 - lat1)) {
        inside = !inside
      }
    }
  }
  return inside
}

/**
 * A point that stands for an area: its centroid where that lies inside, else the middle of the
 * widest stretch of the area on the centroid's latitude; the first vertex of an area without any.
 */
export function labelPoint(rings: readonly FlatRing[]): [lon: number, lat: number] {
  const [lon, lat] = centroid(rings)
  if (ringsContain(rings, lon, lat)) return [lon, lat]
  const crossings = crossingsAt(rings, lat)
  let widest = 0
  let middle: number | undefined
  for (let k = 0; k + 1 < crossings.length; k += 2) {
    const width = crossings[k + 1]! - crossings[k]!
    if (width <= widest) continue
    widest = width
    middle = (crossings[k]! + crossings[k + 1]!) / 2
  }
  return middle === undefined ? [rings[0]![0]!, rings[0]![1]!] : [middle, lat]
}

/** Centroid of the ring that encloses most, in degrees as if they were a plane. */
function centroid(rings: readonly FlatRing[]): [lon: number, lat: number] {
  let most = 0
  let best: [number, number] = [rings[0]![0]!, rings[0]![1]!]
  for (const ring of rings) {
    // Relative to the first vertex: products of whole degrees would swamp a building's size.
    const [lon0, lat0] = [ring[0]!, ring[1]!]
    let [area, x, y] = [0, 0, 0]
    for (let k = 0; k + 3 < ring.length; k += 2) {
      const [x1, y1] = [ring[k]! - lon0, ring[k + 1]! - lat0]
      const [x2, y2] = [ring[k + 2]! - lon0, ring[k + 3]! - lat0]
      const cross = x1 * y2 - x2 * y1
      area += cross
      x += (x1 + x2) * cross
      y += (y1 + y2) * cross
    }
    if (Math.abs(area) <= most) continue
    most = Math.abs(area)
    best = [lon0 + x / (3 * area), lat0 + y / (3 * area)]
  }
  return best
}

/** Longitudes, ascending, at which the outlines cross a latitude. */
function crossingsAt(rings: readonly FlatRing[], lat: number): number[] {
  const crossings: number[] = []
  for (const ring of rings) {
    for (let k = 0; k + 3 < ring.length; k += 2) {
      const lat1 = ring[k + 1]!
      const lat2 = ring[k + 3]!
      if (lat1 > lat === lat2 > lat) continue
      crossings.push(ring[k]! + ((ring[k + 2]! - ring[k]!) * (lat - lat1)) / (lat2 - lat1))
    }
  }
  return crossings.sort((a, b) => a - b)
}
