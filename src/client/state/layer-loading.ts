import type { FeatureCollection } from './feature.ts'
import { datasetsOf, LAYERS, type LayerId } from './layers.ts'
import { getJson } from './request.ts'
import { type FeatureState, useClient } from './store.ts'

/** Switches a layer on or off; its data is fetched when it is first switched on. */
export function switchLayer(id: LayerId, on: boolean): void {
  const { switches } = useClient.getState()
  useClient.setState({ switches: { ...switches, [id]: on } })
  if (on) void loadSwitchedOnLayers()
}

/** Fetches what the switched-on layers show and is not here yet; failed ones are tried again. */
export async function loadSwitchedOnLayers(): Promise<void> {
  const { project, switches, features } = useClient.getState()
  const hashes = LAYERS.filter((layer) => switches[layer.id])
    .flatMap((layer) => datasetsOf(layer, project?.datasets ?? []))
    .map((dataset) => dataset.hash)
    .filter((hash) => features[hash] === undefined || features[hash].status === 'failed')
  await Promise.all([...new Set(hashes)].map(loadFeatures))
}

async function loadFeatures(hash: string): Promise<void> {
  keep(hash, { status: 'loading' })
  try {
    const path = `/api/datasets/${hash}/features`
    keep(hash, { status: 'ready', collection: await getJson<FeatureCollection>(path) })
  } catch (error) {
    keep(hash, { status: 'failed', sentence: error instanceof Error ? error.message : '' })
  }
}

function keep(hash: string, state: FeatureState): void {
  useClient.setState(({ features }) => ({ features: { ...features, [hash]: state } }))
}
