import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

/** One command: its file adds it to the program. To add one: its file, its test, a registry line. */
export type AddCommand = (program: Command, terminal: Terminal) => void

export const JSON_OPTION = ['--json', 'answer in JSON'] as const
export const RULE_OPTION = [
  '--rule <rule>',
  'sum, geometric (a bad criterion is not bought off) or topsis (the profile’s own)',
] as const
export const MISSING_OPTION = [
  '--missing <policy>',
  'what unknown values count as: neutral, worst or exclude, or id=policy,…',
] as const
export const SCENARIO_OPTION = ['--scenario <name>', 'with the changes of a scenario'] as const
