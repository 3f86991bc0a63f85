import type { Command } from 'commander'

/*
 * Commander takes every word that starts with minus for an option, but -33.9,151.2 is a place. Such
 * words are marked before commander sees them and unmarked before a command does.
 */
const MARK = '\u0000'

/** Marks words that start with minus and a digit. */
export function markMinusWords(words: readonly string[]): string[] {
  return words.map((word) => (/^-\.?\d/.test(word) ? MARK + word : word))
}

/** Takes the marks off a text. */
export function unmark(text: string): string {
  return text.replaceAll(MARK, '')
}

/** Takes the marks off all arguments and options of a command about to run. */
export function unmarkCommand(command: Command): void {
  command.processedArgs = command.processedArgs.map(unmarkValue)
  for (const [name, value] of Object.entries(command.opts())) {
    command.setOptionValue(name, unmarkValue(value))
  }
}

function unmarkValue(value: unknown): unknown {
  if (typeof value === 'string') return unmark(value)
  return Array.isArray(value) ? value.map(unmarkValue) : value
}
