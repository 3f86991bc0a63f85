import { mapRef } from '../map/current-map.ts'
import { useScenario } from '../state/scenario/scenario-store.ts'
import { attributions, generatedKinds } from '../state/sources.ts'
import { useClient } from '../state/store.ts'
import { sharesOf } from '../state/weights.ts'
import { type ListLabels, rankedCsv, rankedGeoJson } from './ranked-table.ts'

export type ExportFormat = 'csv' | 'geojson' | 'png'

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  geojson: 'application/geo+json',
  png: 'image/png',
}

/** Saves the list or the picture of the map on this computer. */
export async function saveFile(format: ExportFormat): Promise<void> {
  const { project, frame } = useClient.getState()
  if (!project || !frame) return
  const content = format === 'png' ? await mapRef.current?.picture() : listText(format)
  if (content === undefined) return
  const blob = new Blob([content], { type: TYPES[format] })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${fileName(project.name)}-${frame.profile.id}.${format}`
  link.click()
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function listText(format: 'csv' | 'geojson'): string | undefined {
  const { frame, result } = useClient.getState()
  if (!frame || !result) return undefined
  const write = format === 'csv' ? rankedCsv : rankedGeoJson
  return write(frame, result.ranked, labels())
}

function labels(): ListLabels {
  const { project, frame, weights } = useClient.getState()
  const { id, name } = useScenario.getState()
  const shares = sharesOf(frame!.criteria, weights)
  return {
    project: project!.name,
    profile: frame!.profile.id,
    scenario: id === 0 ? '' : name,
    weights: [...shares].map(([criterion, share]) => `${criterion}=${share}`).join(','),
    generated: generatedKinds(project!.datasets).join(', '),
    attribution: attributions(project!.datasets).join('; '),
  }
}

/** A name of a project as one of a file: letters and digits of any script, dashes between. */
export function fileName(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'siteswap'
  )
}
