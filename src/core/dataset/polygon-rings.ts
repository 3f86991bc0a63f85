type Position = [lon: number, lat: number]
export type Ring = Position[]

/**
 * Sorts the rings of one shape (even-odd, no marks) into polygons as GeoJSON wants them: each
 * outline first, then the holes in it. A ring inside an even number of others is an outline.
 */
export function polygonsOfRings(rings: readonly Ring[]): Ring[][] {
  if (rings.length === 1) return [[rings[0]!]]
  const containers = rings.map((ring) =>
    rings.flatMap((other, i) => (other !== ring && ringContains(other, ring[0]!) ? [i] : [])),
  )
  const polygons = new Map<number, Ring[]>()
  for (const [i, inside] of containers.entries()) {
    if (inside.length % 2 === 0) polygons.set(i, [rings[i]!])
  }
  for (const [i, inside] of containers.entries()) {
    if (inside.length % 2 === 0) continue
    // The outline of a hole is the innermost ring around it: the one with one container fewer.
    const outline = inside.find((j) => containers[j]!.length === inside.length - 1)
    if (outline !== undefined) polygons.get(outline)?.push(rings[i]!)
  }
  return [...polygons.values()]
}

/** Whether a point lies inside a closed ring, by counting the edges a ray to the east crosses. */
function ringContains(ring: Ring, [lon, lat]: Position): boolean {
  let inside = false
  for (let k = 1; k < ring.length; k++) {
    const [x0, y0] = ring[k - 1]!
    const [x1, y1] = ring[k]!
    if (y0 > lat !== y1 > lat && lon < x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside
  }
  return inside
}
