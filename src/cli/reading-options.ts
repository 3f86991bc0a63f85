import type { Command } from 'commander'
import { mappingOf } from '../api/mapping.ts'
import { ENCODINGS, type Encoding, encodingNamed } from '../io/encoding.ts'
import { type NamedMapping, readMapping, saveMapping } from '../store/mappings.ts'
import type { Project } from '../store/project.ts'
import { collect } from './map-option.ts'

/** Options that say how a file is to be read, the same for every command that reads one. */
export interface ReadingOptions {
  readonly map?: readonly string[]
  readonly crs?: string
  readonly sheet?: string
  readonly encoding?: string
  readonly mapping?: string
  readonly saveMapping?: string
}

/** How a file is to be read. */
export interface Reading extends NamedMapping {
  readonly encoding?: Encoding
}

/** Adds the options to a command. */
export function addReadingOptions(command: Command): Command {
  return command
    .option('--map <field=column>', 'where a field is found; repeat or separate by commas', collect)
    .option(
      '--crs <crs>',
      'coordinates of the source: wgs84, gcj02, bd09 or EPSG:n (the file’s own)',
    )
    .option('--sheet <name>', 'sheet or layer to read (the first)')
    .option('--encoding <encoding>', `of the text, where it is not found: ${ENCODINGS.join(', ')}`)
    .option('--mapping <name>', 'read as was saved under this name; the options above go before it')
    .option('--save-mapping <name>', 'keep the options above in the project for next time')
}

/**
 * How a file is to be read: by the options, over those of a named mapping; kept where asked.
 * @throws Problem usage for a word that is not field=column, or a mapping that is not there
 */
export function readingOf(project: Project, options: ReadingOptions): Reading {
  const named: NamedMapping =
    options.mapping === undefined ? { mapping: {} } : readMapping(project, options.mapping)
  const { crs, sheet } = options
  const encoding = options.encoding ?? named.encoding
  const { encoding: _, ...rest } = named
  const reading: Reading = {
    ...rest,
    mapping: { ...named.mapping, ...mappingOf(options.map ?? []) },
    ...(crs !== undefined && { crs }),
    ...(sheet !== undefined && { sheet }),
    ...(encoding !== undefined && { encoding: encodingNamed(encoding) }),
  }
  if (options.saveMapping !== undefined) saveMapping(project, options.saveMapping, reading)
  return reading
}
