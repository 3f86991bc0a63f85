import type { ScenarioAnswer, ScenarioListAnswer } from '../api/scenario.ts'
import type { Change } from '../core/scenario/change.ts'
import { counted, degrees } from './figures.ts'
import { printable, tableLines, wrapped } from './table.ts'

/** All scenarios of a project, for a person. */
export function scenarioListText({ scenarios }: ScenarioListAnswer, width: number): string {
  if (scenarios.length === 0)
    return 'There are no scenarios yet: "siteswap scenario FILE create NAME" makes one.\n'
  const columns = [
    { title: 'Name', shrinks: true },
    { title: 'Changes', align: 'right' as const },
    { title: 'Version', align: 'right' as const },
    { title: 'Changed' },
  ]
  const rows = scenarios.map(({ name, length, version, changedAt }) => [
    name,
    String(length),
    String(version),
    changedAt.slice(0, 16).replace('T', ' '),
  ])
  return `${tableLines(columns, rows, width).join('\n')}\n`
}

/** A scenario and its changes, one a line, for a person. */
export function scenarioText({ name, version, changes }: ScenarioAnswer, width: number): string {
  const head = `${printable(name)} · version ${version} · ${counted(changes.length, 'change')}`
  const digits = String(changes.length).length
  const lines = changes.map((change, i) =>
    wrapped(
      `${String(i + 1).padStart(digits)}. ${changeText(change)}`,
      width,
      ' '.repeat(digits + 2),
    ),
  )
  return `${[head, ...lines].join('\n')}\n`
}

/** One change in words. */
function changeText(change: Change): string {
  switch (change.type) {
    case 'weights': {
      const said = Object.entries(change.weights).map(([id, weight]) => `${id} ${weight}`)
      return said.length === 0
        ? `${change.profile}: the profile’s own weights`
        : `${change.profile}: weights ${said.join(', ')}`
    }
    case 'criterion': {
      const { profile, criterion, missing, curve } = change
      const parts = [
        ...(missing ? [`unknown counts as ${missing}`] : []),
        ...(curve === undefined ? [] : [curve ? `${curve.type} curve` : 'default curve']),
      ]
      return `${profile}: ${criterion}, ${parts.join(', ')}`
    }
    case 'parameters': {
      const { type: _, profile, parameters, classes, ...said } = change
      const parts = Object.entries({ ...said, ...parameters }).map(([name, x]) => `${name} ${x}`)
      return `${profile}: ${[...parts, ...Object.keys(classes ?? {}).map((name) => `use of ${name}`)].join(', ')}`
    }
    case 'station-added':
      return `station ${change.name || change.id} added at ${place(change)}, ${change.status}`
    case 'station-removed':
      return `station ${change.id} removed`
    case 'stations-open':
      return change.statuses.length === 0
        ? 'only open stations serve'
        : `stations ${change.statuses.join(' and ')} serve too`
    case 'area-forbidden':
      return `area forbidden: ${change.name}`
    case 'area-allowed':
      return `area allowed again: ${change.id}`
    case 'study-area':
      return change.polygon === null ? 'the whole region again' : 'only within a study area'
    case 'growth':
      return `${change.class ? `${change.class} ` : ''}${change.of} × ${change.factor}`
    case 'site':
      return siteText(change)
  }
}

function siteText({ place, mark, pinned, note }: Extract<Change, { type: 'site' }>): string {
  const said = [
    ...(mark ? [mark] : []),
    ...(pinned === undefined ? [] : [pinned ? 'pinned' : 'no longer pinned']),
    ...(note === undefined ? [] : [note === '' ? 'note removed' : `“${note}”`]),
  ]
  return `site ${place}: ${said.join(', ')}`
}

function place({ lat, lon }: { lat: number; lon: number }): string {
  return `${degrees(lat)}, ${degrees(lon)}`
}
