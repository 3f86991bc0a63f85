import type { SiteJudged, SitesAnswer } from '../../../api/sites.ts'
import { type SiteColumn, siteColumns } from '../../../api/sites-columns.ts'
import type { Column, Note, Table } from '../../../io/write/table.ts'
import { useClient } from '../../state/store.ts'
import { useList } from './list-store.ts'
import { saveAs } from './save-as.ts'

/** Saves the sites that are shown, in the order in which they are, in one of the formats. */
export async function exportList(
  answer: SitesAnswer,
  sites: readonly SiteJudged[],
  formatId: string,
): Promise<void> {
  // The writers are large and few people need them at once.
  const { WRITE_FORMATS } = await import('../../../io/write/formats.ts')
  const format = WRITE_FORMATS.find(({ id }) => id === formatId)!
  const name = (useList.getState().file?.name ?? 'sites').replace(/\.[^.]*$/, '')
  const book = { tables: [tableOf(answer, sites)], notes: notesOf(answer) }
  await saveAs(`${name}-scored${format.extensions[0]}`, format.mediaType, format.write(book))
}

function tableOf(answer: SitesAnswer, sites: readonly SiteJudged[]): Table {
  const { before, after } = siteColumns(answer)
  const column = (each: SiteColumn): Column => {
    const { of: _, ...heading } = each
    if (each.type === 'text') return { ...heading, type: 'text', values: sites.map(each.of) }
    const values = sites.map((site) => each.of(site) ?? Number.NaN)
    return { ...heading, type: 'number', values }
  }
  const [lat, lon] = [sites.map((site) => site.lat), sites.map((site) => site.lon)]
  const columns = [
    ...before.map(column),
    { type: 'point', name: 'place', lat, lon } as const,
    ...after.map(column),
  ]
  return { name: 'sites', title: 'Sites', length: sites.length, label: 'name', columns }
}

function notesOf(answer: SitesAnswer): Note[] {
  const { project } = useClient.getState()
  const generated = project?.datasets.filter((dataset) => dataset.generated) ?? []
  const inRows = true
  const weights = answer.criteria.filter(({ active }) => active)
  return [
    { key: 'project', title: 'Project', value: project?.name ?? '', inRows },
    { key: 'profile', title: 'Profile', value: answer.profile, inRows },
    {
      key: 'weights',
      title: 'Weights',
      value: weights.map(({ id, weight }) => `${id}=${weight}`).join(';'),
      inRows,
    },
    {
      key: 'generated_data',
      title: 'Generated data, not fit for decisions',
      value: generated.map(({ name }) => name).join(' | ') || 'none',
      inRows,
    },
    { key: 'inputs_hash', title: 'Hash of all inputs', value: answer.inputsHash, inRows },
  ]
}
