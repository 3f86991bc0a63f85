import type { FrameAnswer, ProjectAnswer } from '../../api/contract.ts'
import { decodeFrame } from '../../api/frame.ts'
import { cellIdAt, rowOfCell, splitCell } from '../../core/grid/grid.ts'
import type { Frame } from '../../core/score/frame.ts'
import type { Place } from '../map/place-labels.ts'
import { frameWith } from './curves.ts'
import { anchorOf, type FeatureCollection, numberOf, textOf } from './feature.ts'
import { loadSwitchedOnLayers } from './layer-loading.ts'
import { getBytes, getJson } from './request.ts'
import { resultOf } from './result.ts'
import { NO_ROW, useClient } from './store.ts'
import { profileWeights } from './weights.ts'

const frames = new Map<string, Frame>()

/** Loads the project, its base map and its first profile; also what 'Try again' does. */
export async function loadProject(): Promise<void> {
  useClient.setState({ loading: 'notice.opening', problem: '' })
  try {
    const project = await getJson<ProjectAnswer>('/api/project')
    useClient.setState({ project })
    if (project.basemap) void loadBasemap()
    const profileId = useClient.getState().profileId || (project.profiles[0]?.id ?? '')
    await loadProfile(profileId)
    void loadSwitchedOnLayers()
  } catch (error) {
    fail(error)
  }
}

/** Shows another profile, with its own weights or those it was left with. The picture before stays until it is there. */
export async function loadProfile(profileId: string): Promise<void> {
  useClient.setState({ profileId, problem: '' })
  try {
    const frame = frames.get(profileId) ?? (await fetchFrame(profileId))
    frames.set(profileId, frame)
    // Another profile may have been chosen meanwhile.
    if (useClient.getState().profileId === profileId) showFrame(frame)
  } catch (error) {
    fail(error)
  }
}

async function fetchFrame(profileId: string): Promise<Frame> {
  useClient.setState({ loading: 'notice.computing' })
  const { url } = await getJson<FrameAnswer>(`/api/profiles/${encodeURIComponent(profileId)}/frame`)
  useClient.setState({ loading: 'notice.fetching' })
  return decodeFrame(await getBytes(url))
}

function showFrame(baseFrame: Frame): void {
  const { weightsByProfile, curvesByProfile, top, brush } = useClient.getState()
  const frame = frameWith(baseFrame, curvesByProfile[baseFrame.profile.id] ?? {})
  const kept = weightsByProfile[frame.profile.id]
  const weights = kept ?? profileWeights(frame.criteria)
  const selectedRow = sameCell(frame)
  const result = resultOf(frame, weights, { top, brush })
  useClient.setState({
    baseFrame,
    frame,
    weights,
    result,
    selectedRow,
    hover: undefined,
    loading: '',
  })
}

/** The selected cell's row in another frame: rows are the same only where the grid is. */
function sameCell(next: Frame): number {
  const { frame, selectedRow } = useClient.getState()
  if (!frame || selectedRow === NO_ROW) return NO_ROW
  return rowOfCell(next.grid, ...splitCell(cellIdAt(frame.grid, selectedRow)))
}

async function loadBasemap(): Promise<void> {
  try {
    const answer = await getJson<Record<BasemapPart, FeatureCollection>>('/api/basemap')
    const { land, water, boundaries, places } = answer
    useClient.setState({ basemap: { land, water, boundaries, places: placesOf(places) } })
  } catch {
    // The hexagons are worth showing without a base map; the next load tries again.
  }
}

type BasemapPart = 'land' | 'water' | 'boundaries' | 'places'

function placesOf(collection: FeatureCollection): Place[] {
  return collection.features.map((feature) => {
    const [lon, lat] = anchorOf(feature)
    const population = numberOf(feature, 'population') || 0
    return {
      name: textOf(feature, 'name'),
      nameZh: textOf(feature, 'name_zh'),
      population,
      lon,
      lat,
    }
  })
}

function fail(error: unknown): void {
  const problem = error instanceof Error ? error.message : String(error)
  useClient.setState({ loading: '', problem })
}
