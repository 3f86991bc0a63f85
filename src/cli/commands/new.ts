import { basename } from 'node:path'
import { regionExtent } from '../../core/grid/read-region.ts'
import { createProject } from '../../store/create-project.ts'
import { countCells } from '../../store/grid-columns.ts'
import { closeProject } from '../../store/project.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { count } from '../figures.ts'
import { readRegion } from '../read-region.ts'
import { outJson, type Terminal } from '../terminal.ts'
import { wholeNumber } from '../whole-number.ts'

interface NewOptions {
  readonly region: string
  readonly resolution: string
  readonly name?: string
  readonly json?: boolean
}

/** `siteswap new FILE --region …`: makes an empty project. */
export const addNewCommand: AddCommand = (program, terminal) => {
  program
    .command('new')
    .description('make a project file for a region')
    .argument('<file>', 'the project to make, NAME.siteswap')
    .requiredOption(
      '--region <region>',
      'WEST,SOUTH,EAST,NORTH in degrees, or a GeoJSON file with the area',
    )
    .option('--resolution <level>', 'H3 resolution of the cells, 0–15', '8')
    .option('--name <text>', "the project's name (the file's where not given)")
    .option(...JSON_OPTION)
    .action((file: string, options: NewOptions) => makeProject(terminal, file, options))
}

async function makeProject(terminal: Terminal, file: string, options: NewOptions): Promise<void> {
  const resolution = wholeNumber('--resolution', options.resolution, 0, 15)
  const region = readRegion(options.region)
  const name = options.name ?? basename(file).replace(/\.siteswap$/, '')
  const project = await createProject(file, { name, region, resolution })
  const cells = countCells(project)
  closeProject(project)
  if (options.json)
    return outJson(terminal, {
      project: file,
      name,
      resolution,
      cells,
      extent: regionExtent(region),
    })
  terminal.out(
    `Made ${file}: ${count(cells)} cells at resolution ${resolution}. Bring data in with "siteswap import ${file} KIND SOURCE".\n`,
  )
}
