/** The part of GeoJSON the map reads; properties are a dataset's fields. */
export interface Geometry {
  readonly type: string
  readonly coordinates: readonly unknown[]
}

export interface Feature {
  readonly type: 'Feature'
  readonly geometry: Geometry | null
  readonly properties: Readonly<Record<string, string | number | null | undefined>>
}

export interface FeatureCollection {
  readonly type: 'FeatureCollection'
  readonly features: readonly Feature[]
}

/** A text property, '' where the feature says nothing. */
export function textOf(feature: Feature, name: string): string {
  const value = feature.properties[name]
  return value === null || value === undefined ? '' : String(value)
}

/** A number property, NaN where the feature says nothing. */
export function numberOf(feature: Feature, name: string): number {
  const value = feature.properties[name]
  return typeof value === 'number' ? value : Number.NaN
}

/** One point for a mark: the point itself, else the middle of the first part's box. */
export function anchorOf(feature: Feature): [lon: number, lat: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const visit = (part: readonly unknown[]): void => {
    if (typeof part[0] !== 'number') {
      for (const inner of part) visit(inner as readonly unknown[])
      return
    }
    const [lon, lat] = part as unknown as [number, number]
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  visit(feature.geometry?.coordinates ?? [])
  return [(west + east) / 2, (south + north) / 2]
}
