import { type ScenarioAnswer, scenarioAnswer } from '../../api/scenario.ts'
import { Problem } from '../../core/problem.ts'
import { type Scenario, undone } from '../../core/scenario/scenario.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject, type Project } from '../../store/project.ts'
import {
  createScenario,
  deleteScenario,
  listScenarios,
  renameScenario,
  saveScenario,
  scenarioNamed,
} from '../../store/scenarios.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { readChanges } from '../read-changes.ts'
import { scenarioListText, scenarioText } from '../scenario-text.ts'
import { outJson, type Terminal } from '../terminal.ts'

/** What can be done, with the words it takes after it, and what it leaves to show. */
const VERBS: Readonly<
  Record<
    string,
    {
      readonly words: string
      readonly run: (project: Project, ...words: string[]) => Scenario | undefined
    }
  >
> = {
  list: { words: '', run: () => undefined },
  show: { words: 'NAME', run: (project, name) => scenarioNamed(project, name!) },
  create: { words: 'NAME', run: (project, name) => createScenario(project, name!) },
  duplicate: {
    words: 'NAME NEW',
    run: (project, name, other) =>
      createScenario(project, other!, scenarioNamed(project, name!).changes),
  },
  rename: {
    words: 'NAME NEW',
    run: (project, name, other) => {
      const { id, version } = scenarioNamed(project, name!)
      return renameScenario(project, id, version, other!)
    },
  },
  add: {
    words: 'NAME CHANGES.json',
    run: (project, name, file) => {
      const more = readChanges(file!)
      const { id, version, changes } = scenarioNamed(project, name!)
      return saveScenario(project, id, version, [...changes, ...more])
    },
  },
  undo: {
    words: 'NAME',
    run: (project, name) => {
      const { id, version, changes } = scenarioNamed(project, name!)
      if (changes.length === 0)
        throw new Problem('usage', `The scenario "${name}" has no change to take off.`)
      return saveScenario(project, id, version, undone(changes))
    },
  },
  delete: {
    words: 'NAME',
    run: (project, name) => {
      const { id, version } = scenarioNamed(project, name!)
      deleteScenario(project, id, version)
      return undefined
    },
  },
}

const VERBS_HELP = Object.entries(VERBS)
  .map(([verb, { words }]) => `${verb} ${words}`.trim())
  .join(', ')

/** `siteswap scenario FILE VERB …`: what planners change, by name. */
export const addScenarioCommand: AddCommand = (program, terminal) => {
  program
    .command('scenario')
    .description('keep what-if changes by name: list, show, create, add to, undo, delete')
    .argument('<file>', 'the project')
    .argument('[verb]', VERBS_HELP, 'list')
    .argument('[words...]', 'what the verb takes')
    .option(...JSON_OPTION)
    .action((file: string, verb: string, words: string[], options: { json?: boolean }) =>
      runScenario(terminal, file, verb, words, options.json === true),
    )
}

function runScenario(
  terminal: Terminal,
  file: string,
  verb: string,
  words: readonly string[],
  asJson: boolean,
): void {
  const known = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
  if (!known)
    throw new Problem(
      'usage',
      `"${verb}" is nothing to do with scenarios: choose one of ${VERBS_HELP}.`,
    )
  const wanted = known.words === '' ? 0 : known.words.split(' ').length
  if (words.length !== wanted)
    throw new Problem(
      'usage',
      `"scenario FILE ${verb}" takes ${known.words === '' ? 'nothing more' : known.words}, not ${words.length === 0 ? 'nothing' : `"${words.join(' ')}"`}.`,
    )
  const project = openProject(file)
  try {
    const left = known.run(project, ...words)
    tell(terminal, project, left && scenarioAnswer(left), asJson)
  } finally {
    closeProject(project)
  }
}

/** The scenario that is there now, or all of them. */
function tell(
  terminal: Terminal,
  project: Project,
  scenario: ScenarioAnswer | undefined,
  asJson: boolean,
): void {
  const answer = { scenarios: listScenarios(project) }
  if (asJson) outJson(terminal, scenario ?? answer)
  else
    terminal.out(
      scenario ? scenarioText(scenario, terminal.width) : scenarioListText(answer, terminal.width),
    )
}
