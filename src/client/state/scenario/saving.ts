import type { ScenarioAnswer } from '../../../api/scenario.ts'
import { getJson, isProblem, sendJson } from '../request.ts'
import { listScenarios } from './listing.ts'
import { putScenario, type ScenarioView, useScenario } from './scenario-store.ts'

const SAVE_AFTER_MS = 800
const LOOK_EVERY_MS = 4000

let timer: ReturnType<typeof setTimeout> | undefined
let saving: Promise<void> | undefined

/** Saves by itself what has changed, and shows what other windows save. @returns what stops it */
export function followScenario(): () => void {
  const unsubscribe = useScenario.subscribe((now, before) => {
    if (now.changes !== before.changes && now.status === 'unsaved') later()
  })
  const looking = setInterval(() => void look(), LOOK_EVERY_MS)
  const leave = (event: BeforeUnloadEvent) => {
    if (useScenario.getState().status !== 'saved') event.preventDefault()
  }
  window.addEventListener('beforeunload', leave)
  return () => {
    unsubscribe()
    clearInterval(looking)
    window.removeEventListener('beforeunload', leave)
  }
}

function later(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void saveNow(), SAVE_AFTER_MS)
}

/** Saves at once what has not been saved. Resolves when nothing is left to save, or it cannot be. */
export async function saveNow(): Promise<void> {
  clearTimeout(timer)
  await saving
  const { status } = useScenario.getState()
  if (status !== 'unsaved' && status !== 'offline') return
  saving = save()
  await saving
  saving = undefined
}

async function save(): Promise<void> {
  const { id, version, changes } = useScenario.getState()
  if (id === 0 && changes.length === 0) {
    useScenario.setState({ status: 'saved', problem: '' })
    return
  }
  useScenario.setState({ status: 'saving', problem: '' })
  try {
    const saved = id === 0 ? await create(changes) : await saveOver(id, version, changes)
    const isStill = useScenario.getState().changes === changes
    const { id: savedId, name, version: now } = saved
    useScenario.setState({ id: savedId, name, version: now, status: isStill ? 'saved' : 'unsaved' })
    void listScenarios()
    if (!isStill) later()
  } catch (error) {
    useScenario.setState({ status: statusAfter(error), problem: (error as Error).message })
  }
}

function statusAfter(error: unknown): ScenarioView['status'] {
  if (isProblem(error, 'conflict')) return 'conflict'
  return isProblem(error, 'not_found') ? 'gone' : 'offline'
}

function saveOver(id: number, version: number, changes: ScenarioView['changes']) {
  return sendJson<ScenarioAnswer>('PUT', `/api/scenarios/${id}/changes`, { version, changes })
}

/** The baseline's first change makes a scenario; its name is the first that is free. */
async function create(changes: ScenarioView['changes']): Promise<ScenarioAnswer> {
  await listScenarios()
  const name = freeName('Scenario')
  return sendJson<ScenarioAnswer>('POST', '/api/scenarios', { name, changes })
}

/** 'Scenario 3', where 'Scenario 1' and 'Scenario 2' are taken. */
export function freeName(stem: string): string {
  const taken = new Set(useScenario.getState().list.map(({ name }) => name))
  for (let n = 1; ; n++) if (!taken.has(`${stem} ${n}`)) return `${stem} ${n}`
}

/** Looks whether another window has saved; takes its state where nothing of ours would be lost. */
async function look(): Promise<void> {
  const { id, version, status } = useScenario.getState()
  if (document.hidden || id === 0) return
  if (status === 'offline') return saveNow()
  if (status !== 'saved' && status !== 'unsaved') return
  const list = await listScenarios()
  const theirs = list?.find((each) => each.id === id)
  const now = useScenario.getState()
  if (!list || now.id !== id || now.version !== version || now.status === 'saving') return
  if (!theirs) useScenario.setState({ status: 'gone' })
  else if (theirs.version === version) return
  else if (now.status === 'saved') await takeTheirs()
  else useScenario.setState({ status: 'conflict' })
}

/** After a conflict: what the other window saved, ours is dropped. */
export async function takeTheirs(): Promise<void> {
  const { id } = useScenario.getState()
  putScenario(await getJson<ScenarioAnswer>(`/api/scenarios/${id}`))
}

/** After a conflict: ours over what the other window saved. */
export async function keepOurs(): Promise<void> {
  const { id } = useScenario.getState()
  const { version } = await getJson<ScenarioAnswer>(`/api/scenarios/${id}`)
  useScenario.setState({ version, status: 'unsaved' })
  await saveNow()
}

/** After a conflict or a deletion: ours as a scenario of its own, theirs stays. */
export async function keepAsCopy(): Promise<void> {
  await listScenarios()
  const { name, changes } = useScenario.getState()
  const body = { name: freeName(name || 'Scenario'), changes }
  const made = await sendJson<ScenarioAnswer>('POST', '/api/scenarios', body)
  const { id, version } = made
  useScenario.setState({ id, version, name: made.name, status: 'saved', problem: '' })
  await listScenarios()
}
