import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

/** One command: its file adds it to the program. To add one: its file, its test, a registry line. */
export type AddCommand = (program: Command, terminal: Terminal) => void

export const JSON_OPTION = ['--json', 'answer in JSON'] as const
