import { Deck, type MapView, type PickingInfo } from '@deck.gl/core'
import { type ClientState, useClient, type View } from '../state/store.ts'
import { onThemeChange } from '../theme/theme.ts'
import { placesOf } from './colour-scale.ts'
import { HexagonLevels } from './hexagon-levels.ts'
import { readMapColours } from './map-colours.ts'
import { drawMarkerAtlas } from './marker-atlas.ts'
import type { OverlayStyle } from './overlays.ts'
import { usePanelLayersStore } from './panel-layers.ts'
import { labelsAt, type PlaceLabel } from './place-labels.ts'
import { hoverAt, rowAt } from './pointer.ts'
import { SCENE_PARTS, Scene } from './scene.ts'
import { onStillClick } from './still-click.ts'
import * as view from './view.ts'

// Labels are laid out anew at every half level of zoom; between them they keep their places.
const LABEL_ZOOM_STEP = 0.5

// What the colours of the hexagons depend on.
const PAINTED = ['result', 'scale', 'brush'] as const

/** deck.gl on one element, drawing the state of the page until it is stopped. */
export class SiteMap {
  readonly #element: HTMLElement
  #padding: view.Padding
  readonly #deck: Deck<MapView>
  readonly #scene = new Scene()
  readonly #stops: (() => void)[]
  #style: OverlayStyle = newStyle()
  #hexagons: HexagonLevels | undefined
  #labels: readonly PlaceLabel[] = []
  #labelZoom = Number.NaN
  #view: View = { longitude: 0, latitude: 0, zoom: view.LEAST_ZOOM }

  constructor(element: HTMLElement, padding: view.Padding) {
    this.#element = element
    this.#padding = padding
    this.#deck = new Deck<MapView>({
      parent: element as HTMLDivElement,
      views: view.mapView(padding),
      initialViewState: this.#view as never,
      controller: { dragRotate: false, touchRotate: false, keyboard: true },
      pickingRadius: 4,
      onHover: (info) => this.#onHover(info),
      onViewStateChange: ({ viewState }) => this.#onView(viewState as unknown as View),
      onAfterRender: () => this.#markReady(),
      onError: (error, layer) => {
        if (!layer) useClient.setState({ mapProblem: error.message })
      },
      getCursor: ({ isDragging }) => (isDragging ? 'grabbing' : 'crosshair'),
    })
    this.#stops = [
      useClient.subscribe((now, before) => this.#onState(now, before)),
      usePanelLayersStore.subscribe(() => this.#draw()),
      onThemeChange(() => this.#onTheme()),
      onStillClick(element, (x, y) => this.#onClick(x, y)),
    ]
    const state = useClient.getState()
    if (state.view) this.look(state.view)
    else if (state.project) this.showRegion()
    if (state.frame) this.#onFrame(state)
    this.#draw()
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    this.#deck.finalize()
    delete document.body.dataset.map
  }

  /** Looks at the whole region. */
  showRegion(): void {
    const { project } = useClient.getState()
    if (!project) return
    const { clientWidth, clientHeight } = this.#element
    this.#look(view.viewOfRegion(project.extent, clientWidth, clientHeight, this.#padding), false)
  }

  /** Flies to the site of a row. */
  showRow(row: number): void {
    const { frame } = useClient.getState()
    if (!frame || row < 0) return
    this.#look(view.viewOfSite(this.#view, frame.siteLat[row]!, frame.siteLon[row]!), true)
  }

  /** Flies to a point, no farther out than a zoom. */
  showPlace(lat: number, lon: number, zoom: number): void {
    const near = Math.max(this.#view.zoom, zoom)
    this.#look({ latitude: lat, longitude: lon, zoom: near }, true)
  }

  /** Other parts of the map are covered: the middle of what is free stays the middle. */
  cover(padding: view.Padding): void {
    this.#padding = padding
    this.#deck.setProps({ views: view.mapView(padding) })
  }

  /** Looks somewhere at once. */
  look(to: View): void {
    this.#look(to, false)
  }

  /** Degrees at a place of the window. */
  placeAt(clientX: number, clientY: number): [lon: number, lat: number] | undefined {
    const { left, top } = this.#element.getBoundingClientRect()
    const place = this.#deck.getViewports()[0]?.unproject([clientX - left, clientY - top])
    return place && [place[0]!, place[1]!]
  }

  /** Degrees in the middle of what is free. */
  middle(): [lon: number, lat: number] {
    return [this.#view.longitude, this.#view.latitude]
  }

  /** Moves by steps of 60 pixels east and south. */
  panBy(east: number, south: number): void {
    const metres = 60 * view.metresPerPixel(this.#view)
    const latitude = this.#view.latitude - (south * metres) / 111_200
    const perDegree = 111_200 * Math.cos((this.#view.latitude * Math.PI) / 180)
    this.#look(
      { ...this.#view, latitude, longitude: this.#view.longitude + (east * metres) / perDegree },
      false,
    )
  }

  /** What is on the map, as a PNG picture. */
  picture(): Promise<Blob> {
    // The picture is gone from the graphics card once it is shown: drawn and taken in one go.
    this.#deck.redraw('picture')
    const canvas = this.#element.querySelector('canvas')!
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
    })
  }

  zoomBy(levels: number): void {
    this.#look({ ...this.#view, zoom: this.#view.zoom + levels }, true)
  }

  #look(to: View, flying: boolean): void {
    const zoom = Math.min(Math.max(to.zoom, view.LEAST_ZOOM), view.GREATEST_ZOOM)
    const next = { ...to, zoom, minZoom: view.LEAST_ZOOM, maxZoom: view.GREATEST_ZOOM }
    const steps = flying ? view.flight(next) : undefined
    this.#deck.setProps({ initialViewState: (steps ?? next) as never })
    // deck.gl reports the steps of a flight, but no jump.
    if (!steps) this.#onView(next)
  }

  #onView(now: View): void {
    this.#view = { longitude: now.longitude, latitude: now.latitude, zoom: now.zoom }
    useClient.setState({ view: this.#view, metresPerPixel: view.metresPerPixel(now) })
    const isNewLevel = this.#updateHexagons()
    if (this.#updateLabels() || isNewLevel) this.#draw()
  }

  #onState(now: ClientState, before: ClientState): void {
    if (now.project !== before.project && !now.view) this.showRegion()
    if (now.basemap !== before.basemap) this.#updateLabels(true)
    if (now.palette !== before.palette) this.#onTheme()
    if (now.frame?.grid !== before.frame?.grid) this.#onFrame(now)
    else if (PAINTED.some((part) => now[part] !== before[part])) this.#paint(now)
    if (SCENE_PARTS.some((part) => now[part] !== before[part])) this.#draw()
  }

  #onFrame(state: ClientState): void {
    this.#hexagons = state.frame && new HexagonLevels(state.frame.grid)
    this.#updateHexagons()
    this.#paint(state)
  }

  #onTheme(): void {
    this.#style = newStyle()
    this.#paint(useClient.getState())
    this.#draw()
  }

  #paint({ result, scale, brush }: ClientState): void {
    if (!this.#hexagons || !result) return
    const places = placesOf(result.histogram, scale, brush)
    this.#hexagons.paint(result.scores.values, places, this.#style.colours.ramp)
  }

  #updateHexagons(): boolean {
    const changed = this.#hexagons?.look(this.#view) ?? false
    if (changed) useClient.setState({ isCoarse: this.#hexagons!.isCoarse })
    return changed
  }

  #updateLabels(always = false): boolean {
    const zoom = Math.floor(this.#view.zoom / LABEL_ZOOM_STEP) * LABEL_ZOOM_STEP
    if (zoom === this.#labelZoom && !always) return false
    this.#labelZoom = zoom
    this.#labels = labelsAt(useClient.getState().basemap?.places ?? [], zoom)
    return true
  }

  #draw(): void {
    const parts = { style: this.#style, hexagons: this.#hexagons, labels: this.#labels }
    this.#deck.setProps({ layers: this.#scene.layersOf(useClient.getState(), parts) })
  }

  #onHover(info: PickingInfo): void {
    const { frame, hover } = useClient.getState()
    const next = hoverAt(info, frame)
    if (hover !== next) useClient.setState({ hover: next })
  }

  #onClick(x: number, y: number): void {
    if (this.#isPanelClick(x, y)) return
    const place = this.#deck.getViewports()[0]?.unproject([x, y])
    useClient.setState({ selectedRow: rowAt(place, useClient.getState().frame) })
  }

  #isPanelClick(x: number, y: number): boolean {
    const clickable = Object.values(usePanelLayersStore.getState()).filter((each) => each.onClick)
    if (clickable.length === 0) return false
    const picked = this.#deck.pickObject({ x, y, radius: 6 })
    const panel = clickable.find(({ id }) => picked?.layer?.id.startsWith(id))
    return panel?.onClick?.(picked?.object) ?? false
  }

  /** Said once the hexagons of a scored frame have been drawn. */
  #markReady(): void {
    const { result } = useClient.getState()
    if (result && this.#hexagons && document.body.dataset.map !== 'ready') {
      document.body.dataset.map = 'ready'
      useClient.setState({ mapReady: true })
    }
  }
}

function newStyle(): OverlayStyle {
  return { colours: readMapColours(useClient.getState().palette), atlas: drawMarkerAtlas() }
}
