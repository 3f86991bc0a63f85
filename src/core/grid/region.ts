/** The study area: a GeoJSON MultiPolygon in WGS84; rings may cross the antimeridian. */
export interface Region {
  readonly type: 'MultiPolygon'
  /** polygon → ring (outline first, then holes) → [lon, lat]; rings closed. */
  readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[]
}
