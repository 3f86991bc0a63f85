import { EARTH_RADIUS_METRES, squaredChordBetween, unitVectors } from '../grid/sphere.ts'
import { namedFirst } from '../locate/problem-faults.ts'
import { Problem } from '../problem.ts'
import type { Candidate } from './candidate.ts'

/** LAT,LON of a person or a map lies this near to the site it means: assumed. */
const POINT_TOLERANCE_METRES = 250

const POINT = /^\s*([+-]?\d+(?:\.\d+)?)\s*[, ]\s*([+-]?\d+(?:\.\d+)?)\s*$/

/** Finds sites by id, by name, or by LAT,LON. */
export class SiteFinder {
  readonly #byWord = new Map<string, number[]>()
  readonly #xyz: Float64Array
  readonly #sites: readonly Candidate[]

  constructor(sites: readonly Candidate[]) {
    this.#sites = sites
    this.#xyz = unitVectors(
      sites.map(({ lat }) => lat),
      sites.map(({ lon }) => lon),
    )
    sites.forEach(({ id, name }, site) => {
      for (const word of new Set([id, name])) {
        if (word !== '') this.#byWord.set(word, [...(this.#byWord.get(word) ?? []), site])
      }
    })
  }

  /**
   * The site a word means, −1 where there is none: by id before name, else the nearest within 250 m
   * of LAT,LON.
   * @throws Problem bad_input where several sites go by the name
   */
  find(word: string): number {
    const found = this.#byWord.get(word) ?? []
    const byId = found.find((site) => this.#sites[site]!.id === word)
    if (byId !== undefined) return byId
    if (found.length > 1)
      throw new Problem(
        'bad_input',
        `${found.length} sites are called "${word}": name one by its id (${namedFirst(found, (site) => this.#sites[site]!.id)}).`,
      )
    if (found.length === 1) return found[0]!
    const point = pointIn(word)
    return point ? this.#nearest(...point) : -1
  }

  #nearest(lat: number, lon: number): number {
    const at = unitVectors([lat], [lon])
    let [nearest, least] = [-1, (POINT_TOLERANCE_METRES / EARTH_RADIUS_METRES) ** 2]
    for (let site = 0; site < this.#sites.length; site++) {
      const squared = squaredChordBetween(at, 0, this.#xyz, site)
      if (squared <= least) [nearest, least] = [site, squared]
    }
    return nearest
  }
}

/** The degrees that a word is, undefined where it is no LAT,LON. */
export function pointIn(word: string): [lat: number, lon: number] | undefined {
  const match = POINT.exec(word)
  return match ? [Number(match[1]), Number(match[2])] : undefined
}

/**
 * Words of a list: separated by commas or semicolons, but a LAT,LON is one word.
 */
export function siteWords(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => text.split(';'))
    .flatMap((text) => (pointIn(text) ? [text] : text.split(',')))
    .flatMap((word) => word.trim() || [])
}
