import { existsSync } from 'node:fs'
import { answerScore, type ScoreAnswer } from '../../api/score.ts'
import { profileNamed } from '../../server/profile-named.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject, type Project } from '../../store/project.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { makeDemo } from '../make-demo.ts'
import { Progress } from '../progress.ts'
import { portOf, runServer, type ServeOptions } from '../run-server.ts'
import { scoreText } from '../score-text.ts'
import { scoredProject } from '../scored-project.ts'
import { outJson, type Terminal } from '../terminal.ts'

/** Sites shown of each profile. */
const TOP = 10

interface DemoOptions extends ServeOptions {
  readonly serve?: boolean
}

/** `siteswap demo [FILE]`: makes the demo project once, scores it, and serves it if asked to. */
export const addDemoCommand: AddCommand = (program, terminal) => {
  program
    .command('demo')
    .description('make the demo project (Yangtze River Delta), score it, list the ten best sites')
    .argument('[file]', 'where to keep the project; used again where it is there', 'demo.siteswap')
    .option('--serve', 'then serve the map to a browser')
    .option('--port <port>', 'port to serve on, 0 for any free one', '8080')
    .option('--host <address>', 'address to serve on', '127.0.0.1')
    .option(...JSON_OPTION)
    .action((file: string, options: DemoOptions) => runDemo(terminal, file, options))
}

/** The demo's vehicles are cars: under the profile of scooters it would say nothing. */
const DEMO_PROFILES = ['urban', 'highway']

async function runDemo(terminal: Terminal, file: string, options: DemoOptions): Promise<void> {
  portOf(options)
  const project = await openOrMake(terminal, file)
  try {
    const answers = DEMO_PROFILES.map((id) => {
      const profile = profileNamed(id)
      const started = performance.now()
      const { frame } = scoredProject(terminal, project, profile, {})
      return answerScore(frame, { top: TOP }, started)
    })
    if (options.json) outJson(terminal, { project: file, scores: answers })
    else terminal.out(demoText(answers, project.settings.name, terminal.width))
    if (options.serve) await runServer(terminal, project, options)
  } finally {
    closeProject(project)
  }
}

async function openOrMake(terminal: Terminal, file: string): Promise<Project> {
  if (existsSync(file)) return openProject(file)
  const progress = new Progress(terminal)
  try {
    terminal.note(`Making ${file}; this is done once.\n`)
    return await makeDemo(file, progress)
  } finally {
    progress.end()
  }
}

function demoText(answers: readonly ScoreAnswer[], name: string, width: number): string {
  return `${answers.map((answer) => scoreText(answer, name, width)).join('\n')}\n`
}
