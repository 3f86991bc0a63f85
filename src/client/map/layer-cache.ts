import type { Layer } from '@deck.gl/core'

interface Entry {
  readonly keys: readonly unknown[]
  readonly layers: Layer[]
}

/**
 * Layers made once and handed to deck.gl again while nothing they show has changed, so that moving
 * the pointer uploads nothing. A layer left out of a pass is forgotten: deck.gl has disposed of it.
 */
export class LayerCache {
  #before = new Map<string, Entry>()
  #now = new Map<string, Entry>()

  /** The layers made for these keys before, or new ones. */
  keep(id: string, keys: readonly unknown[], make: () => Layer[]): Layer[] {
    const before = this.#before.get(id)
    const same = before?.keys.every((key, i) => Object.is(key, keys[i])) ?? false
    const entry = before && same ? before : { keys, layers: make() }
    this.#now.set(id, entry)
    return entry.layers
  }

  /** Ends a pass over all layers. */
  endPass(): void {
    this.#before = this.#now
    this.#now = new Map()
  }
}
