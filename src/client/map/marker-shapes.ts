/** Marks of places: told apart by shape as well as by colour, on the map and in the layer list. */
export type MarkerId = 'own' | 'planned' | 'competitor' | 'charger' | 'substation' | 'partner'

export interface MarkerShape {
  /** SVG path in a box of 24 × 24. */
  readonly path: string
  /** Height on the map, pixels. */
  readonly pixels: number
}

export const MARKER_SHAPES: Readonly<Record<MarkerId, MarkerShape>> = {
  own: { path: 'M12 2 22 12 12 22 2 12Z', pixels: 18 },
  planned: {
    path: 'M12 1 23 12 12 23 1 12ZM12 6v12M6 12h12',
    pixels: 20,
  },
  competitor: { path: 'M12 3 22.500 21 1.500 21Z', pixels: 17 },
  charger: { path: 'M5 5h14v14H5Z', pixels: 12 },
  substation: {
    path: 'M14.500 1 4 13.500h6.500L8.500 23 20 9.500h-6.500Z',
    pixels: 18,
  },
  partner: { path: 'M12 5a7 7 0 1 0 .01 0Z', pixels: 13 },
}

/** The layers' marks, as the list of layers explains them. */
export const LAYER_MARKERS: Readonly<Record<string, readonly MarkerId[]>> = {
  'swap-stations': ['own', 'competitor'],
  chargers: ['charger'],
  partners: ['partner'],
  grid: ['substation'],
}
