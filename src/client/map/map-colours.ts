import { colourListToken, colourToken, type Rgba, token } from '../theme/tokens.ts'
import type { PaletteName, Ramp } from './colour-scale.ts'

/** All colours the map needs, read from the page's tokens once a theme. */
export interface MapColours {
  readonly land: Rgba
  readonly water: Rgba
  readonly shore: Rgba
  readonly boundary: Rgba
  readonly label: Rgba
  readonly labelHalo: Rgba
  readonly road: Rgba
  readonly roadCasing: Rgba
  readonly exclusionForbid: Rgba
  readonly exclusionReview: Rgba
  readonly noGo: Rgba
  readonly hover: Rgba
  readonly select: Rgba
  readonly catchment: Rgba
  readonly halo: Rgba
  readonly rank: Rgba
  readonly rankInk: Rgba
  readonly font: string
  readonly ramp: Ramp
}

export function readMapColours(palette: PaletteName): MapColours {
  const colour = (name: string) => colourToken(`--map-${name}`)
  return {
    land: colour('land'),
    water: colour('water'),
    shore: colour('shore'),
    boundary: colour('boundary'),
    label: colour('label'),
    labelHalo: colour('label-halo'),
    road: colour('road'),
    roadCasing: colour('road-casing'),
    exclusionForbid: colour('exclusion-forbid'),
    exclusionReview: colour('exclusion-review'),
    noGo: colour('no-go'),
    hover: colour('hover'),
    select: colour('select'),
    catchment: colour('catchment'),
    halo: colour('halo'),
    rank: colour('rank'),
    rankInk: colour('rank-ink'),
    font: token('--font-map'),
    ramp: readRamp(palette),
  }
}

/** The colour ramp of the scores, for the map and for its legend. */
export function readRamp(palette: PaletteName): Ramp {
  return {
    stops: colourListToken(`--ramp-${palette}`),
    lowOpacity: Number(token('--ramp-low-opacity')),
    highOpacity: Number(token('--ramp-high-opacity')),
    excluded: colourToken('--map-excluded-cell'),
  }
}
