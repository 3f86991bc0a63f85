import type { Layer } from '@deck.gl/core'
import { useEffect } from 'react'
import { create } from 'zustand'
import type { OverlayStyle } from './overlays.ts'

/** Layers that a mode adds to the map. */
export interface PanelLayers {
  /** Begins the ids of its layers, so that a click finds its way back: 'plan' draws 'plan-sites'. */
  readonly id: string
  /** `marks`: over all that the map shows by itself but the chosen site. `areas`: under roads and marks. */
  readonly place: 'areas' | 'marks'
  /** Makes the layers in the colours of the theme; called again only when this function is another. */
  readonly make: (style: OverlayStyle) => Layer[]
  /** A click on one of its pickable layers; true where it is done with, and no cell is selected. */
  readonly onClick?: (object: unknown) => boolean
}

/** What modes have put on the map, by id. */
export const usePanelLayersStore = create<Readonly<Record<string, PanelLayers>>>(() => ({}))

/**
 * Puts layers on the map while the component is there. Keep `layers` in a `useMemo` that names what
 * they show: another object is another picture, the same one uploads nothing.
 */
export function usePanelLayers(layers: PanelLayers): void {
  useEffect(() => {
    usePanelLayersStore.setState({ [layers.id]: layers })
    return () => {
      const { [layers.id]: _, ...rest } = usePanelLayersStore.getState()
      usePanelLayersStore.setState(rest, true)
    }
  }, [layers])
}
