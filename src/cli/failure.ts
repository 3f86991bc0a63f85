import { CommanderError } from 'commander'
import { Problem } from '../core/problem.ts'
import type { Terminal } from './terminal.ts'

/** Exit code of wrong usage; commander's own is 1. */
const USAGE = 2
/** Exit code of our own fault. */
const FAULT = 1

/**
 * Says what went wrong in one sentence.
 * @param debug adds the stack
 * @returns the exit code
 */
export function reportFailure(error: unknown, terminal: Terminal, debug: boolean): number {
  // Commander has already said what it had to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE
  terminal.note(`siteswap: ${sentenceOf(error)}\n`)
  if (debug) terminal.note(`${stackOf(error)}\n`)
  return error instanceof Problem ? error.exitCode : FAULT
}

function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return error.message
  const said = (error instanceof Error ? error.message : String(error)).split('\n')[0]
  return `Something in Siteswap itself went wrong (${said}): please report it, with what --debug prints.`
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const stack = error.stack ?? error.message
  return error.cause === undefined ? stack : `${stack}\nCaused by: ${stackOf(error.cause)}`
}
