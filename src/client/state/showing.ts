import type { FrameAnswer } from '../../api/contract.ts'
import { decodeFrame } from '../../api/frame.ts'
import type { ScenarioFrameAnswer } from '../../api/scenario.ts'
import { cellIdAt, rowOfCell, splitCell } from '../../core/grid/grid.ts'
import type { Frame } from '../../core/score/frame.ts'
import { frameOver } from './over-frame.ts'
import { getBytes, getJson, RequestError } from './request.ts'
import { resultOf } from './result.ts'
import { scenarioState } from './scenario/current-state.ts'
import { frameKey } from './scenario/frame-key.ts'
import { saveNow } from './scenario/saving.ts'
import { useScenario } from './scenario/scenario-store.ts'
import { NO_ROW, useClient } from './store.ts'

// A frame of a million cells takes some 100 MB: the last few are kept, for going to and fro.
const MOST_FRAMES = 3
const frames = new Map<string, Frame>()

/** Shows another profile. The picture before stays until it is there. */
export async function loadProfile(profileId: string): Promise<void> {
  useClient.setState({ profileId, problem: '' })
  await show()
}

/** Shows whatever the scenario becomes. @returns what stops it */
export function followChanges(): () => void {
  return useScenario.subscribe((now, before) => {
    if (now.changes !== before.changes && useClient.getState().project) void show()
  })
}

/** Tries again what could not be shown; nothing that was done is lost by it. */
export function showAgain(): void {
  void show()
}

/** Shows profile and scenario as they are now, with columns of the server where they need some. */
async function show(): Promise<void> {
  const key = currentKey()
  try {
    const base = keptFrame(key) ?? (await fetchFrame(key))
    keepFrame(key, base)
    // Something else may have been chosen meanwhile: whoever chose it shows it.
    if (currentKey() === key) showFrame(base)
  } catch (error) {
    if (currentKey() === key) fail(error)
  }
}

function currentKey(): string {
  const { profileId } = useClient.getState()
  const changes = frameKey(useScenario.getState().changes, profileId)
  // The data may be another after an import: `loadedAt` tells.
  return JSON.stringify([profileId, changes, useClient.getState().loadedAt])
}

function keptFrame(key: string): Frame | undefined {
  return frames.get(key)
}

function keepFrame(key: string, frame: Frame): void {
  frames.delete(key)
  frames.set(key, frame)
  for (const oldest of frames.keys()) {
    if (frames.size <= MOST_FRAMES) return
    frames.delete(oldest)
  }
}

async function fetchFrame(key: string): Promise<Frame> {
  const [profileId, changes] = JSON.parse(key) as [string, string]
  useClient.setState({ loading: 'notice.computing' })
  const url = changes === '' ? await baselineFrame(profileId) : await scenarioFrame(profileId)
  useClient.setState({ loading: 'notice.fetching' })
  const frame = decodeFrame(await getBytes(url))
  useClient.setState({ loading: '' })
  return frame
}

async function baselineFrame(profileId: string): Promise<string> {
  const path = `/api/profiles/${encodeURIComponent(profileId)}/frame`
  return (await getJson<FrameAnswer>(path)).url
}

/** The server computes from what is saved. */
async function scenarioFrame(profileId: string): Promise<string> {
  await saveNow()
  const { id, status, problem } = useScenario.getState()
  if (status !== 'saved') throw new RequestError(problem, 'unsaved')
  const query = new URLSearchParams({ profile: profileId })
  const answer = await getJson<ScenarioFrameAnswer>(`/api/scenarios/${id}/frame?${query}`)
  useScenario.setState({ unapplied: answer.scenario.unapplied })
  return answer.url
}

function showFrame(baseFrame: Frame): void {
  const { frame, weights, spacingMetres, rule } = frameOver(baseFrame, scenarioState())
  const before = useClient.getState()
  const isSameGrid = before.frame?.grid === frame.grid
  useClient.setState({
    baseFrame,
    frame,
    weights,
    spacingMetres,
    rule,
    loading: '',
    problem: '',
    behind: '',
  })
  if (isSameGrid && before.result) {
    scheduleScoring()
    return
  }
  const { top, brush } = before
  const result = resultOf(frame, weights, { spacingMetres, rule, top, brush })
  useClient.setState({ result, selectedRow: sameCell(before.frame, frame), hover: undefined })
}

/** The selected cell's row in another frame: rows are the same only where the grid is. */
function sameCell(before: Frame | undefined, next: Frame): number {
  const { selectedRow } = useClient.getState()
  if (!before || selectedRow === NO_ROW) return NO_ROW
  return rowOfCell(next.grid, ...splitCell(cellIdAt(before.grid, selectedRow)))
}

function fail(error: unknown): void {
  const problem = error instanceof Error ? error.message : String(error)
  // What is on the screen stays, and the page says that it is not what was asked for.
  const { result } = useClient.getState()
  useClient.setState({ loading: '', ...(result ? { behind: problem } : { problem }) })
}

let scheduled = 0

/** Scores with the next picture: a slider can move several times between two, the last one counts. */
export function scheduleScoring(): void {
  if (scheduled !== 0) return
  scheduled = requestAnimationFrame(() => {
    scheduled = 0
    const { frame, weights, spacingMetres, rule, result, top, brush } = useClient.getState()
    if (!frame) return
    const out = result?.scores.values
    useClient.setState({
      result: resultOf(frame, weights, { out, spacingMetres, rule, top, brush }),
    })
  })
}
