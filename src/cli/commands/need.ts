import { type NeedAnswer, NeedQuery, needAnswer } from '../../api/need.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject } from '../../store/project.ts'
import { projectNeed } from '../../store/project-need.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { count, percent, sentence } from '../figures.ts'
import { parseQuery } from '../parse-query.ts'
import { readProfile } from '../read-profile.ts'
import { tableLines, wrapped } from '../table.ts'
import { outJson, type Terminal } from '../terminal.ts'

interface NeedOptions {
  readonly profile: string
  readonly json?: boolean
}

/** `siteswap need FILE`: how many stations each area needs. */
export const addNeedCommand: AddCommand = (program, terminal) => {
  program
    .command('need')
    .description('say how many stations each area needs, by vehicles per station')
    .argument('<file>', 'the project')
    .option('--vsr <vehicles>', 'vehicles that one station covers on average (230)')
    .option('--year <year>', 'target year')
    .option('--growth <fraction>', 'more vehicles a year until then: 0.2 is 20% (0)')
    .option('--profile <profile>', 'urban, highway, or a PROFILE.json', 'urban')
    .option(...JSON_OPTION)
    .action((file: string, options: NeedOptions) => runNeed(terminal, file, options))
}

function runNeed(terminal: Terminal, file: string, options: NeedOptions): void {
  const query = parseQuery(NeedQuery, options)
  const profile = readProfile(query.profile)
  const project = openProject(file)
  try {
    const { vsr, growth, year } = query
    const question = { vehiclesPerStation: vsr, growthPerYear: growth, ...(year && { year }) }
    const answer = needAnswer(projectNeed(project, profile, question), query)
    if (options.json) outJson(terminal, answer)
    else terminal.out(needText(answer, profile.parameters.swappableShare, terminal.width))
  } finally {
    closeProject(project)
  }
}

function needText(answer: NeedAnswer, swappableShare: number, width: number): string {
  const { areas, elsewhere, total, vsr, growth, year, countedIn } = answer
  const isLater = year !== null && countedIn !== null && year > countedIn
  const right = 'right' as const
  const columns = [
    { title: 'Area', shrinks: true },
    { title: 'Vehicles', align: right },
    { title: 'Stations', align: right },
    { title: 'Per station', align: right },
    { title: 'Needed', align: right },
    { title: 'Missing', align: right },
    ...(isLater
      ? [
          { title: `Needed ${year}`, align: right },
          { title: 'Missing', align: right },
        ]
      : []),
  ]
  const rows = [...areas, ...(elsewhere ? [elsewhere] : []), total].map((area) => [
    area.name,
    count(area.now.vehicles),
    count(area.stations),
    area.ratio === null ? 'none yet' : count(area.ratio),
    count(area.now.needed),
    count(area.now.missing),
    ...(isLater ? [count(area.target.needed), count(area.target.missing)] : []),
  ])
  const when = countedIn === null ? '' : ` of ${countedIn}`
  const later = isLater ? ` Vehicles grow by ${percent(growth)} a year until ${year}.` : ''
  const notes = [
    `Vehicles are the swappable ones${when}; where a count says all electric vehicles, ${percent(swappableShare)} of them (assumed). One station covers ${count(vsr)}.${later}`,
    'Stations are open swap stations of our own, and others whose pack fits. The last line is all of them together: stations too many in one area count against those missing in another.',
  ]
  const lines = [
    ...tableLines(columns, rows, width),
    '',
    ...demandLines(answer, width),
    '',
    ...answer.notes.map((note) => wrapped(sentence(note), width, '  ')),
    ...notes.map((n) => wrapped(n, width, '  ')),
  ]
  return `${lines.join('\n')}\n`
}

/** Demand of the region, class by class, and on the corridors. */
function demandLines({ demand }: NeedAnswer, width: number): string[] {
  const right = 'right' as const
  const { classes, corridors } = demand
  const onTheWay = corridors.corridorSwaps
  return tableLines(
    [
      { title: 'Demand' },
      { title: 'Swappable vehicles', align: right },
      { title: 'Swaps/day', align: right },
    ],
    [
      ...classes.map(({ id, vehicles, swaps }) => [id, count(vehicles), count(swaps)]),
      ...(onTheWay > 0 ? [['on the corridors', '', count(onTheWay)]] : []),
    ],
    width,
  )
}
