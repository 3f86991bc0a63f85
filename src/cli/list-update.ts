import { type ListUpdate, MOST_ISSUES } from '../api/import.ts'
import { idOf } from '../core/criteria/partner-site.ts'
import { type Dataset, textColumn } from '../core/dataset/dataset.ts'
import { listChanges } from '../core/partners/list-changes.ts'
import type { DatasetDraft } from '../io/import.ts'
import { draftHash } from '../store/add-datasets.ts'
import { listDatasets } from '../store/list-datasets.ts'
import type { Project } from '../store/project.ts'
import { readDataset } from '../store/read-dataset.ts'

/** From this share of the shorter list on, two lists of one name are versions of one list. */
const LEAST_KEPT = 0.5

/**
 * How a list of sites differs from the one of the same name that the project holds; undefined where
 * there is none, where it is the very same, or where hardly a site is in both: then they are two
 * lists that happen to share a name.
 */
export function listUpdate(project: Project, draft: DatasetDraft): ListUpdate | undefined {
  const newer: Dataset = { ...draft, hash: draftHash(draft) }
  if (draft.kind !== 'partners' && draft.kind !== 'stations') return undefined
  const version = versionsOf(project, newer).find(
    ({ kept, rows }) => kept >= LEAST_KEPT * Math.min(rows, newer.rows),
  )
  if (!version) return undefined
  const { older, changes } = version
  const { added, changed, same, gone } = changes
  const named =
    (what: 'added' | 'changed' | 'gone', fields: readonly string[] = []) =>
    (list: Dataset, row: number) => ({
      what,
      id: idOf(list, row),
      name: textColumn(list, 'name')[row]!,
      fields,
    })
  const differences = [
    ...added.map((row) => named('added')(newer, row)),
    ...changed.map(({ after, fields }) => named('changed', fields)(newer, after)),
    ...gone.map((row) => named('gone')(older, row)),
  ]
  return {
    replaced: older.hash,
    ...{ added: added.length, changed: changed.length, same, gone: gone.length },
    differences: differences.slice(0, MOST_ISSUES),
  }
}

/** The lists of the same kind and name, each with how the newer one differs. */
function versionsOf(project: Project, newer: Dataset) {
  const { kind, provenance } = newer
  return listDatasets(project)
    .filter((head) => head.kind === kind && head.provenance.name === provenance.name)
    .filter(({ hash }) => hash !== newer.hash)
    .map((head) => {
      const older = readDataset(project, head)
      const changes = listChanges(older, newer)
      return { older, changes, rows: older.rows, kept: changes.same + changes.changed.length }
    })
}
