type Box = readonly [west: number, south: number, east: number, north: number]

/** Rough boxes, the narrower first: enough to choose between brands of one name, and no more. */
const BOXES: readonly (readonly [country: string, box: Box])[] = [
  ['mo', [113.52, 22.1, 113.61, 22.22]],
  ['hk', [113.82, 22.13, 114.45, 22.57]],
  ['tw', [119.2, 21.8, 122.1, 25.4]],
  ['kr', [125.5, 33, 130, 38.6]],
  ['jp', [129.5, 31, 146, 45.6]],
  ['cn', [100, 21.5, 122.6, 42]],
  ['cn', [118, 38.7, 135, 53.6]],
  ['cn', [75, 31, 100, 49]],
]

/** The country a place is likely in, ISO 3166 in lower case; '' where the boxes do not tell. */
export function countryAt(lon: number, lat: number): string {
  const found = BOXES.find(
    ([, [west, south, east, north]]) => lon >= west && lon <= east && lat >= south && lat <= north,
  )
  return found?.[0] ?? ''
}
