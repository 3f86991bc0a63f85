import { create } from 'zustand'
import type { PolygonRings } from '../../core/scenario/change.ts'
import { selectArea } from './area-selection.ts'
import { makeChange } from './scenario/history.ts'

/** What a drawn shape is for: to select cells by box or polygon, or to keep away from. */
export type Tool = 'box' | 'polygon' | 'noGo'
export type LonLat = readonly [lon: number, lat: number]

export interface Drawing {
  /** undefined: the pointer picks cells, as usual. */
  readonly tool: Tool | undefined
  /** Corners so far. */
  readonly corners: readonly LonLat[]
  /** Where the pointer is, the corner to come. */
  readonly next: LonLat | undefined
  /** The no-go area that is drawn anew; '' for a new one. */
  readonly areaId: string
}

const IDLE: Drawing = { tool: undefined, corners: [], next: undefined, areaId: '' }

export const useDrawing = create<Drawing>(() => IDLE)

/** Takes a tool into the hand; the same again lays it down. */
export function takeTool(tool: Tool, areaId = ''): void {
  const isSame = useDrawing.getState().tool === tool && areaId === ''
  useDrawing.setState(isSame ? IDLE : { ...IDLE, tool, areaId })
}

export function layDownTool(): void {
  useDrawing.setState(IDLE)
}

export function addCorner(corner: LonLat): void {
  useDrawing.setState(({ corners }) => ({ corners: [...corners, corner] }))
}

/** The corner of a box opposite to the first. */
export function setOpposite(corner: LonLat): void {
  const [first] = useDrawing.getState().corners
  if (first) useDrawing.setState({ corners: boxOf(first, corner) })
}

function boxOf(a: LonLat, b: LonLat): LonLat[] {
  return [a, [b[0], a[1]], b, [a[0], b[1]]]
}

/** Takes the last corner off. */
export function dropCorner(): void {
  useDrawing.setState(({ corners }) => ({ corners: corners.slice(0, -1) }))
}

/** Ends the shape: selects what lies in it, or forbids it. Fewer than three corners are no shape. */
export function finishShape(noGoName: string): void {
  const { tool, corners, areaId } = useDrawing.getState()
  layDownTool()
  const isFlat = corners.every(([lon, lat]) => lon === corners[0]![0] || lat === corners[0]![1])
  if (tool === undefined || corners.length < 3 || isFlat) return
  const polygon: PolygonRings = [[...corners, corners[0]!]]
  if (tool === 'noGo') forbidArea(polygon, noGoName, areaId)
  else selectArea(polygon)
}

/** Forbids an area in the scenario. */
export function forbidArea(polygon: PolygonRings, name: string, id = ''): void {
  makeChange({ type: 'area-forbidden', id: id || `area-${Date.now().toString(36)}`, name, polygon })
}
