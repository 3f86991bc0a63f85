import { Command } from 'commander'
import { COMMANDS } from './commands/registry.ts'
import { reportFailure } from './failure.ts'
import { markMinusWords, unmark, unmarkCommand } from './minus-words.ts'
import { packageVersion } from './package-root.ts'
import type { Terminal } from './terminal.ts'

/**
 * Runs the command line.
 * @param words without the program's own name
 * @returns the exit code (`core/problem.ts`)
 */
export async function runProgram(words: readonly string[], terminal: Terminal): Promise<number> {
  const debug = words.includes('--debug')
  try {
    await buildProgram(terminal).parseAsync(markMinusWords(words), { from: 'user' })
    return 0
  } catch (error) {
    return reportFailure(error, terminal, debug)
  }
}

function buildProgram(terminal: Terminal): Command {
  const program = new Command('siteswap')
    .description('Plans where to put battery-swap stations for electric vehicles.')
    .version(packageVersion())
    .option('--debug', 'show where an error comes from')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(terminal.width, 100) })
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.note(text),
      outputError: (text, write) => write(unmark(usageSentence(text))),
    })
    .exitOverride()
    .hook('preAction', (_program, command) => unmarkCommand(command))
    .addHelpText('after', '\nStart with: siteswap demo --serve')
  for (const addCommand of COMMANDS) addCommand(program, terminal)
  return program
}

/** Commander's "error: unknown option '--x'", then perhaps a guess, as one line of ours. */
function usageSentence(text: string): string {
  const said = text.trim().replace(/^error: /, '')
  return `siteswap: ${said.replace(/\n/g, ' ').replace(/\.?$/, '.')} "siteswap --help" lists the commands.\n`
}
