import type { Layer } from '@deck.gl/core'
import { datasetsOf, LAYERS, type LayerId } from '../state/layers.ts'
import { type ClientState, NO_ROW } from '../state/store.ts'
import { boundaryLayer, groundLayers, labelLayers } from './basemap-layers.ts'
import { hexagonLayers } from './hexagon-layer.ts'
import type { HexagonLevels } from './hexagon-levels.ts'
import { highlightLayers, rankLayers } from './highlight-layers.ts'
import { LayerCache } from './layer-cache.ts'
import { OVERLAY_ORDER, OVERLAYS, type OverlayStyle } from './overlays.ts'
import { type PanelLayers, usePanelLayersStore } from './panel-layers.ts'
import type { PlaceLabel } from './place-labels.ts'

/** What the map itself adds to the state of the page. */
export interface SceneParts {
  readonly style: OverlayStyle
  readonly hexagons: HexagonLevels | undefined
  readonly labels: readonly PlaceLabel[]
}

/** The parts of the page's state that can be seen on the map. */
export const SCENE_PARTS = [
  'project',
  'basemap',
  'frame',
  'result',
  'scale',
  'palette',
  'brush',
  'opacity',
  'switches',
  'features',
  'selectedRow',
  'hover',
  'mode',
] as const satisfies readonly (keyof ClientState)[]

/** All layers, from the ground up: land, hexagons, borders, places, names, what is chosen. */
export class Scene {
  readonly #cache = new LayerCache()

  layersOf(state: ClientState, parts: SceneParts): Layer[] {
    const { colours } = parts.style
    const { basemap, switches, result } = state
    // A plan and a list carry numbers of their own.
    const isRanked = switches.ranked && state.mode === 'explore'
    const layers = [
      ...this.#cache.keep('ground', [basemap, colours], () => groundLayers(basemap, colours)),
      ...(parts.hexagons
        ? hexagonLayers(parts.hexagons, switches.hexagons, state.opacity.hexagons ?? 1)
        : []),
      ...(basemap
        ? this.#cache.keep('borders', [basemap, colours], () => [boundaryLayer(basemap, colours)])
        : []),
      ...this.#panels('areas', parts.style),
      ...OVERLAY_ORDER.flatMap((id) => this.#overlay(id, state, parts.style)),
      ...this.#cache.keep('labels', [parts.labels, colours], () =>
        labelLayers(parts.labels, colours),
      ),
      ...this.#cache.keep('ranked', [result?.ranked, isRanked, parts.style], () =>
        rankLayers(result?.ranked ?? [], parts.style, isRanked),
      ),
      ...this.#panels('marks', parts.style),
      ...this.#highlight(state, parts),
    ]
    this.#cache.endPass()
    return layers
  }

  #overlay(id: LayerId, state: ClientState, style: OverlayStyle): Layer[] {
    const draw = OVERLAYS[id]
    if (!state.switches[id] || !draw) return []
    const layer = LAYERS.find((spec) => spec.id === id)!
    const collections = datasetsOf(layer, state.project?.datasets ?? []).flatMap(({ hash }) => {
      const loaded = state.features[hash]
      return loaded?.status === 'ready' ? [loaded.collection] : []
    })
    if (collections.length === 0) return []
    const opacity = state.opacity[id] ?? 1
    return this.#cache.keep(id, [...collections, style, opacity], () => {
      const features = collections.flatMap((collection) => collection.features)
      const layers = draw(id, features, style)
      return opacity === 1 ? layers : layers.map((layer) => layer.clone({ opacity }))
    })
  }

  #panels(place: PanelLayers['place'], style: OverlayStyle): Layer[] {
    return Object.values(usePanelLayersStore.getState())
      .filter((panel) => panel.place === place)
      .flatMap((panel) =>
        this.#cache.keep(`panel ${panel.id}`, [panel, style], () => panel.make(style)),
      )
  }

  #highlight({ frame, hover, selectedRow }: ClientState, { style }: SceneParts): Layer[] {
    if (!frame) return []
    const hoverRow = hover?.row ?? NO_ROW
    return this.#cache.keep('highlight', [frame, hoverRow, selectedRow, style], () =>
      highlightLayers(frame, hoverRow, selectedRow, style.colours),
    )
  }
}
