import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../../core/problem.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject } from '../../store/project.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { portOf, runServer, type ServeOptions } from '../run-server.ts'
import type { Terminal } from '../terminal.ts'

/** `siteswap serve [FILE|DIR]`: the map of a project, until stopped. */
export const addServeCommand: AddCommand = (program, terminal) => {
  program
    .command('serve')
    .description('serve the map of a project to a browser')
    .argument('[file]', 'the project, or a folder that holds one', '.')
    .option('--port <port>', 'port to listen on, 0 for any free one', '8080')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(...JSON_OPTION)
    .action((file: string, options: ServeOptions) => runServe(terminal, file, options))
}

async function runServe(terminal: Terminal, file: string, options: ServeOptions): Promise<void> {
  portOf(options)
  const project = openProject(projectIn(file))
  try {
    await runServer(terminal, project, options)
  } finally {
    closeProject(project)
  }
}

/** The only project of a folder, or the path itself. */
function projectIn(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return path
  const names = readdirSync(path).filter((name) => name.endsWith('.siteswap'))
  if (names.length === 1) return join(path, names[0]!)
  if (names.length === 0)
    throw new Problem('missing_file', `There is no project in the folder ${path}: name one.`)
  throw new Problem('usage', `The folder ${path} holds ${names.length} projects: name one of them.`)
}
