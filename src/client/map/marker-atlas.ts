import { token } from '../theme/tokens.ts'
import { MARKER_SHAPES, type MarkerId } from './marker-shapes.ts'

/** How many ranked sites carry their number on the map; the others are dots. */
export const NUMBERED_RANKS = 10

const ICON_PIXELS = 72
const PADDING = 3
const HALO_WIDTH = 3.4

/** All marks drawn side by side in one picture, with the place of each. */
export interface MarkerAtlas {
  readonly image: HTMLCanvasElement
  readonly mapping: Readonly<Record<string, IconPlace>>
}

interface IconPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Draw = (context: CanvasRenderingContext2D) => void

/** Draws the marks in the theme's colours, with a halo that parts them from the hexagons. */
export function drawMarkerAtlas(): MarkerAtlas {
  const drawings = new Map<string, Draw>()
  for (const id of Object.keys(MARKER_SHAPES) as MarkerId[]) {
    drawings.set(id, (context) => drawMarker(context, id))
  }
  for (let rank = 1; rank <= NUMBERED_RANKS; rank++) {
    drawings.set(`rank-${rank}`, (context) => drawRank(context, rank))
  }
  return drawSideBySide(drawings)
}

function drawSideBySide(drawings: ReadonlyMap<string, Draw>): MarkerAtlas {
  const image = document.createElement('canvas')
  image.width = ICON_PIXELS * drawings.size
  image.height = ICON_PIXELS
  const context = image.getContext('2d')!
  const mapping: Record<string, IconPlace> = {}
  const scale = ICON_PIXELS / (24 + 2 * PADDING)
  let x = 0
  for (const [id, draw] of drawings) {
    // Every mark is drawn in a box of 24 × 24 with some room around it.
    context.setTransform(scale, 0, 0, scale, x + PADDING * scale, PADDING * scale)
    draw(context)
    mapping[id] = { x, y: 0, width: ICON_PIXELS, height: ICON_PIXELS }
    x += ICON_PIXELS
  }
  return { image, mapping }
}

function drawMarker(context: CanvasRenderingContext2D, id: MarkerId): void {
  const shape = new Path2D(MARKER_SHAPES[id].path)
  context.lineJoin = 'round'
  context.lineWidth = HALO_WIDTH
  context.strokeStyle = token('--map-halo')
  context.stroke(shape)
  context.fillStyle = token(`--mark-${id}`)
  context.fill(shape)
}

function drawRank(context: CanvasRenderingContext2D, rank: number): void {
  const disc = new Path2D('M12 .5a11.500 11.500 0 1 0 .01 0Z')
  context.fillStyle = token('--map-rank')
  context.strokeStyle = token('--map-rank-ink')
  context.lineWidth = 2
  context.fill(disc)
  context.stroke(disc)
  context.fillStyle = token('--map-rank-ink')
  context.font = `700 ${rank < 10 ? 15 : 13}px ${token('--font-map')}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(String(rank), 12, 12.8)
}
