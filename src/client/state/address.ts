import { cellIdAt, rowOfCell, splitCell } from '../../core/grid/grid.ts'
import { isLayerId, LAYERS, type LayerSwitches } from './layers.ts'
import { useScenario } from './scenario/scenario-store.ts'
import { type ClientState, NO_ROW, useClient, type View } from './store.ts'

/** What of the page stands in its address: a link opens the same. */
export interface Address {
  readonly view?: View
  readonly profileId?: string
  readonly mode?: string
  /** Id of a scenario of the project. */
  readonly scenario?: number
  /** H3 cell. */
  readonly cell?: string
  readonly switches?: LayerSwitches
}

/** The query of an address, without the question mark. */
export function writeQuery({ view, profileId, mode, scenario, cell, switches }: Address): string {
  const parts: string[] = []
  const add = (name: string, value: string | undefined) => {
    if (value) parts.push(`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
  }
  if (view) {
    const { latitude, longitude, zoom } = view
    add('view', `${latitude.toFixed(5)},${longitude.toFixed(5)},${zoom.toFixed(2)}`)
  }
  add('profile', profileId)
  add('mode', mode === 'explore' ? '' : mode)
  add('scenario', scenario ? String(scenario) : '')
  add('at', cell)
  if (switches) add('layers', layersText(switches))
  return parts.join('&')
}

/** Reads a query; what is not understood is left out, never an error: links are typed by hand too. */
export function readQuery(query: string): Address {
  const words = new URLSearchParams(query)
  const view = readView(words.get('view') ?? '')
  const layers = words.get('layers')
  const cell = words.get('at') ?? ''
  return {
    ...(view && { view }),
    ...(words.get('profile') && { profileId: words.get('profile')! }),
    ...(words.get('mode') && { mode: words.get('mode')! }),
    ...(/^[1-9]\d{0,8}$/.test(words.get('scenario') ?? '') && {
      scenario: Number(words.get('scenario')),
    }),
    ...(/^[0-9a-f]{15,16}$/.test(cell) && { cell }),
    ...(layers !== null && { switches: readLayers(layers) }),
  }
}

function readView(text: string): View | undefined {
  const [latitude = Number.NaN, longitude = Number.NaN, zoom = Number.NaN] = text
    .split(',')
    .map(Number)
  const isView = Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && zoom >= 0 && zoom <= 24
  return isView ? { latitude, longitude, zoom } : undefined
}

// All layers that are on; 'none' where none is, as an empty word would be no word.
function layersText(switches: LayerSwitches): string {
  const on = LAYERS.filter(({ id }) => switches[id]).map(({ id }) => id)
  return on.join(',') || 'none'
}

function readLayers(text: string): LayerSwitches {
  const on = new Set(text.split(',').filter(isLayerId))
  return Object.fromEntries(LAYERS.map(({ id }) => [id, on.has(id)])) as LayerSwitches
}

let wantedCell = ''

/** Takes up the address the page was opened with; the cell waits for its frame. */
export function readAddress(): void {
  const { cell = '', scenario = 0, ...rest } = readQuery(location.search)
  wantedCell = cell
  useClient.setState({ ...rest, wantedScenario: scenario })
}

const WRITE_AFTER_MS = 250

/** Selects the cell of the address, and from then on keeps the address in step with the page. */
export function followAddress(): void {
  const { frame } = useClient.getState()
  if (frame && wantedCell) {
    useClient.setState({ selectedRow: rowOfCell(frame.grid, ...splitCell(wantedCell)) })
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(writeAddress, WRITE_AFTER_MS)
  }
  useClient.subscribe((now, before) => changes(now, before) && later())
  useScenario.subscribe((now, before) => now.id !== before.id && later())
}

const KEPT = ['view', 'profileId', 'mode', 'selectedRow', 'switches'] as const

function changes(now: ClientState, before: ClientState): boolean {
  return KEPT.some((part) => now[part] !== before[part])
}

function writeAddress(): void {
  const { view, profileId, mode, frame, selectedRow, switches } = useClient.getState()
  const cell = frame && selectedRow !== NO_ROW ? cellIdAt(frame.grid, selectedRow) : ''
  const scenario = useScenario.getState().id
  const query = writeQuery({ ...(view && { view }), profileId, mode, scenario, cell, switches })
  history.replaceState(history.state, '', `?${query}${location.hash}`)
}
