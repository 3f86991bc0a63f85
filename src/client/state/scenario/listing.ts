import type { ScenarioAnswer, ScenarioListAnswer } from '../../../api/scenario.ts'
import { getJson, send, sendJson } from '../request.ts'
import { putScenario, type ScenarioHead, useScenario } from './scenario-store.ts'

/** Asks for all scenarios; undefined where the server does not answer. */
export async function listScenarios(): Promise<readonly ScenarioHead[] | undefined> {
  try {
    const { scenarios } = await getJson<ScenarioListAnswer>('/api/scenarios')
    useScenario.setState({ list: scenarios })
    return scenarios
  } catch {
    return undefined
  }
}

/** Shows a scenario; 0 is the baseline. @throws RequestError */
export async function openScenario(id: number): Promise<void> {
  putScenario(id === 0 ? undefined : await getJson<ScenarioAnswer>(`/api/scenarios/${id}`))
}

/** Another name for the scenario on the screen. @throws RequestError where it is taken */
export async function renameScenario(name: string): Promise<void> {
  const { id, version } = useScenario.getState()
  const path = `/api/scenarios/${id}`
  const renamed = await sendJson<ScenarioAnswer>('PATCH', path, { version, name })
  useScenario.setState({ name: renamed.name, version: renamed.version })
  await listScenarios()
}

/** A new scenario with the changes on the screen, which is then shown. @throws RequestError */
export async function copyScenario(name: string): Promise<void> {
  const { changes } = useScenario.getState()
  putScenario(await sendJson<ScenarioAnswer>('POST', '/api/scenarios', { name, changes }))
  await listScenarios()
}

/** Deletes the scenario on the screen; the baseline is shown. @throws RequestError */
export async function deleteScenario(): Promise<void> {
  const { id, version } = useScenario.getState()
  await send('DELETE', `/api/scenarios/${id}?version=${version}`)
  putScenario(undefined)
  await listScenarios()
}
