/** A place of the base map that may carry a label. */
export interface Place {
  readonly name: string
  readonly nameZh: string
  readonly population: number
  readonly lon: number
  readonly lat: number
}

export type LabelSize = 'large' | 'medium' | 'small'

export interface PlaceLabel extends Place {
  readonly size: LabelSize
  readonly text: string
}

/** Height of the letters in pixels; `tokens.css` has no say: the map's type scale is its own. */
export const LABEL_PIXELS: Readonly<Record<LabelSize, number>> = {
  large: 15,
  medium: 13,
  small: 11.5,
}

// Space kept free around a label, in pixels of the screen.
const MARGIN_X = 22
const MARGIN_Y = 14

/**
 * The labels that fit at a zoom without touching, bigger places first. The answer depends on the
 * zoom alone, not on where one looks, so labels do not come and go while the map is dragged.
 */
export function labelsAt(places: readonly Place[], zoom: number): PlaceLabel[] {
  const taken: Box[] = []
  const labels: PlaceLabel[] = []
  for (const place of [...places].sort((a, b) => b.population - a.population)) {
    if (place.population < leastPopulation(zoom)) break
    const label = labelOf(place)
    const box = boxOf(label, zoom)
    if (taken.some((other) => overlap(box, other))) continue
    taken.push(box)
    labels.push(label)
  }
  return labels
}

/** Smallest town with a label: fewer of them far out, all of them near in. */
function leastPopulation(zoom: number): number {
  if (zoom < 6) return 1_000_000
  if (zoom < 7) return 300_000
  if (zoom < 8.5) return 80_000
  return 0
}

function labelOf(place: Place): PlaceLabel {
  const size =
    place.population >= 2_500_000 ? 'large' : place.population >= 500_000 ? 'medium' : 'small'
  const text = place.nameZh && size !== 'small' ? `${place.name}\n${place.nameZh}` : place.name
  return { ...place, size, text }
}

interface Box {
  readonly west: number
  readonly north: number
  readonly east: number
  readonly south: number
}

function boxOf(label: PlaceLabel, zoom: number): Box {
  const pixels = LABEL_PIXELS[label.size]
  const lines = label.text.split('\n')
  const width = lines[0]!.length * pixels * 0.6 + MARGIN_X
  const height = lines.length * pixels * 1.2 + MARGIN_Y
  const [x, y] = mercatorPixels(label.lon, label.lat, zoom)
  return { west: x - width / 2, east: x + width / 2, north: y - height / 2, south: y + height / 2 }
}

function overlap(a: Box, b: Box): boolean {
  return a.west < b.east && b.west < a.east && a.north < b.south && b.north < a.south
}

/** Web Mercator with tiles of 512 pixels, as the map draws it; y grows southward. */
export function mercatorPixels(lon: number, lat: number, zoom: number): [x: number, y: number] {
  const world = 512 * 2 ** zoom
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return [world * (lon / 360 + 0.5), world * y]
}
