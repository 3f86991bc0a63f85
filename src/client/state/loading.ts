import type { ProjectAnswer } from '../../api/contract.ts'
import type { Place } from '../map/place-labels.ts'
import { anchorOf, type FeatureCollection, numberOf, textOf } from './feature.ts'
import { loadSwitchedOnLayers } from './layer-loading.ts'
import { getJson } from './request.ts'
import { listScenarios, openScenario } from './scenario/listing.ts'
import { loadProfile } from './showing.ts'
import { useClient } from './store.ts'

/** Loads the project, its base map and its first profile; also what 'Try again' does. */
export async function loadProject(): Promise<void> {
  useClient.setState({ loading: 'notice.opening', problem: '' })
  try {
    const project = await getJson<ProjectAnswer>('/api/project')
    useClient.setState({ project, loadedAt: performance.now(), outOfDate: false })
    void listScenarios()
    if (project.basemap) void loadBasemap()
    const profileId = useClient.getState().profileId || (project.profiles[0]?.id ?? '')
    await openWanted()
    await loadProfile(profileId)
    void loadSwitchedOnLayers()
  } catch (error) {
    fail(error)
  }
}

/** The scenario of the address; a link to one that is gone opens the baseline. */
async function openWanted(): Promise<void> {
  const { wantedScenario } = useClient.getState()
  useClient.setState({ wantedScenario: 0 })
  if (wantedScenario === 0) return
  try {
    await openScenario(wantedScenario)
  } catch {
    await openScenario(0)
  }
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
