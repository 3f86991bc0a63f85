import { create } from 'zustand'
import type { ListPreview, SitesAnswer } from '../../../api/sites.ts'
import { postFile, RequestError } from '../../state/request.ts'
import { useClient } from '../../state/store.ts'

/** What a person says of how the file is read; '' is for the program to find. */
export interface Reading {
  readonly crs: string
  readonly sheet: string
  readonly encoding: string
  /** Field → column. */
  readonly map: Readonly<Record<string, string>>
}

interface ListState {
  readonly file: File | undefined
  readonly reading: Reading
  readonly preview: ListPreview | undefined
  readonly answer: SitesAnswer | undefined
  readonly busy: '' | 'reading' | 'scoring'
  readonly problem: string
  readonly keep: boolean
  readonly selectedRow: number
}

const AT_START: ListState = {
  file: undefined,
  reading: { crs: '', sheet: '', encoding: '', map: {} },
  preview: undefined,
  answer: undefined,
  busy: '',
  problem: '',
  keep: false,
  selectedRow: 0,
}

/** The list the page is at: kept while the planner looks at another mode. */
export const useList = create<ListState>(() => AT_START)

let running = new AbortController()

/** Takes a file and looks into it. */
export function chooseFile(file: File | undefined): void {
  running.abort()
  useList.setState({ ...AT_START, file })
  if (file) void look()
}

/** Reads the file again in another way. */
export function readAs(changes: Partial<Reading>): void {
  useList.setState(({ reading }) => ({ reading: { ...reading, ...changes } }))
  void look()
}

/** Stops what is going on. */
export function cancel(): void {
  running.abort()
  useList.setState({ busy: '' })
}

async function look(): Promise<void> {
  await run('reading', async (file, signal) => {
    const preview = await postFile<ListPreview>('/api/sites/preview', words(), file, signal)
    useList.setState({ preview, answer: undefined })
  })
}

/** Scores the sites under the profile and the weights that are on the screen. */
export async function scoreList(): Promise<void> {
  await run('scoring', async (file, signal) => {
    const { profileId, weights } = useClient.getState()
    const given = Object.entries(weights).map(([id, weight]) => `${id}=${weight}`)
    const { keep } = useList.getState()
    const query = { ...words(), profile: profileId, weights: given.join(','), keep: String(keep) }
    const answer = await postFile<SitesAnswer>('/api/sites', query, file, signal)
    useList.setState({ answer, selectedRow: 0 })
  })
}

function words(): Record<string, string> {
  const { file, reading } = useList.getState()
  const { crs, sheet, encoding, map } = reading
  const all = { fileName: file?.name ?? '', crs, sheet, encoding, map: JSON.stringify(map) }
  return Object.fromEntries(Object.entries(all).filter(([, word]) => word !== ''))
}

async function run(
  busy: 'reading' | 'scoring',
  work: (file: File, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { file } = useList.getState()
  if (!file) return
  running.abort()
  const own = new AbortController()
  running = own
  useList.setState({ busy, problem: '' })
  try {
    await work(file, own.signal)
  } catch (error) {
    if (own.signal.aborted) return
    if (!(error instanceof RequestError)) throw error
    useList.setState({ problem: error.message })
  } finally {
    if (running === own) useList.setState({ busy: '' })
  }
}
