import { POINT, type Shape } from '../core/dataset/shapes.ts'
import type { RegionReach } from '../core/grid/region-contains.ts'
import type { CoordinateSystem } from './crs/coordinate-system.ts'
import { likelySystem } from './crs/likely-system.ts'
import type { IssueCode, Suspicion } from './import.ts'

/** Coordinates that are kept to try other systems on. */
const MOST_KEPT = 200
/** From this share of the rows on a fault is the file's, not the rows'. */
const OF_THE_FILE = 0.5

/** Gathers what is wrong with the places of a file and says what that looks like as a whole. */
export class PlaceSuspicions {
  readonly #reach: RegionReach
  readonly #system: CoordinateSystem
  readonly #counts = new Map<IssueCode, number>()
  readonly #kept: [x: number, y: number][] = []

  constructor(reach: RegionReach, system: CoordinateSystem) {
    this.#reach = reach
    this.#system = system
  }

  /** A row that was refused for its place. */
  add(code: IssueCode, { type, parts }: Shape): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1)
    const isElsewhere = code === 'outside_region' || code === 'probably_metres'
    if (type !== POINT || !isElsewhere || this.#kept.length === MOST_KEPT) return
    this.#kept.push([parts[0]![0]!, parts[0]![1]!])
  }

  /** @param rows of the file, good and bad */
  finish(rows: number): Suspicion[] {
    const found: Suspicion[] = []
    const say = (code: IssueCode, sentence: (count: string) => string) => {
      const count = this.#counts.get(code) ?? 0
      if (count > 0)
        found.push({ code, rows: count, message: sentence(`${count} of ${rows} rows`) })
    }
    const isMost = (code: IssueCode) => (this.#counts.get(code) ?? 0) >= OF_THE_FILE * rows
    say('probably_swapped', (count) =>
      isMost('probably_swapped')
        ? `Latitude and longitude look swapped: ${count} lie in the region the other way round. Name them with --map lat=…,lon=….`
        : `${count} lie in the region only with latitude and longitude swapped.`,
    )
    say('zero_place', (count) => `${count} say 0, 0, which stands for no place.`)
    say(
      'probably_metres',
      (count) => `${count} hold metres of a projected system, not degrees.${this.#hint()}`,
    )
    if (isMost('outside_region'))
      say(
        'outside_region',
        (count) =>
          `${count} lie outside the region: the file is of another place or in another coordinate system.${this.#hint()}`,
      )
    return found
  }

  #hint(): string {
    const system = likelySystem(this.#kept, this.#reach, this.#system)
    return system === undefined ? '' : ` In ${system} they lie in the region: try --crs ${system}.`
  }
}
