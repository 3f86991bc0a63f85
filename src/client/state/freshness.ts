import type { ProjectAnswer } from '../../api/contract.ts'
import { getJson, isProblem } from './request.ts'
import { useClient } from './store.ts'

const LOOK_EVERY_MS = 15_000

/** Looks whether the server is there and the project's data is still what was loaded. @returns what stops it */
export function followProject(): () => void {
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

async function look(): Promise<void> {
  const { project } = useClient.getState()
  if (document.hidden || !project) return
  try {
    const now = await getJson<ProjectAnswer>('/api/project')
    useClient.setState({ offline: false, outOfDate: dataOf(now) !== dataOf(project) })
  } catch (error) {
    useClient.setState({ offline: isProblem(error, 'unreachable') })
  }
}

function dataOf({ datasets }: ProjectAnswer): string {
  return datasets.map(({ hash }) => hash).join()
}
