import type { Grid } from '../grid/grid.ts'
import { NearIndex } from '../grid/near-index.ts'
import { chordMetres, squaredChordBetween, unitVectors } from '../grid/sphere.ts'
import type { Parameters } from '../score/profile.ts'
import type { Places } from './catchment.ts'

/** Parameters of the Huff model; stations compete for demand within twice the cutoff. */
export type HuffParameters = Pick<Parameters, 'competitionBeta' | 'cutoffMetres' | 'homeAttraction'>

/** Nearer than this all stations are at the door: no demand falls wholly to one of them. */
const DOOR_METRES = 300
/** 2⁻²⁰ of a swap: whole multiples of it add up without rounding. */
const QUANTUM = 2 ** -20

/** Stations that demand may choose between, row by row. */
export interface Rivals {
  readonly places: Places
  /** A of the model, ≥ 0. */
  readonly attraction: Float64Array
  /** 1 = ours. */
  readonly own: Uint8Array
}

/** Where the demand of a new site comes from, swaps/day. */
export interface SiteDemand {
  /** = fromOwn + fromCompetitors + fresh, to the last bit. */
  readonly demand: number
  /** Taken from our own stations: cannibalisation. */
  readonly fromOwn: number
  readonly fromCompetitors: number
  /** Charged at home before. */
  readonly fresh: number
}

/**
 * Who gets which demand: each station's share of a cell is A·max(d, 300 m)^−β over the sum of all
 * within twice the cutoff and of charging at home (D. L. Huff, Defining and Estimating a Trading
 * Area, 1964; the outside option as in discrete choice). Demand is held in multiples of 2⁻²⁰
 * swaps/day, so that what one gains and the others lose agree to the last bit.
 */
export class Competition {
  readonly #parameters: HuffParameters
  readonly #demand: Float64Array
  readonly #index: NearIndex
  /** Pull of our own stations, and of competitors, on each cell. */
  readonly #pull: { readonly own: Float64Array; readonly competitors: Float64Array }
  readonly #homePull: number

  /** @param swaps swaps/day of each cell of the grid */
  constructor(grid: Grid, swaps: Float64Array, rivals: Rivals, parameters: HuffParameters) {
    this.#parameters = parameters
    this.#demand = swaps.map(quantised)
    const xyz = unitVectors(grid.lat, grid.lon)
    this.#index = new NearIndex(grid.lat, grid.lon, xyz, 2 * parameters.cutoffMetres)
    this.#homePull = this.#pullOf(parameters.homeAttraction, parameters.cutoffMetres)
    this.#pull = { own: new Float64Array(grid.length), competitors: new Float64Array(grid.length) }
    const { places, attraction, own } = rivals
    for (let s = 0; s < attraction.length; s++) {
      const pull = own[s] ? this.#pull.own : this.#pull.competitors
      this.#forEachCell(places, s, attraction[s]!, (cell, here) => {
        pull[cell]! += here
      })
    }
  }

  /** Demand in the model, swaps/day: what all stations and homes share. */
  get totalDemand(): number {
    return this.#demand.reduce((a, b) => a + b, 0)
  }

  /** What a new station at place `at` would get, and from whom. */
  siteDemand(places: Places, at: number, attraction: number): SiteDemand {
    let [fromOwn, fromCompetitors, fresh] = [0, 0, 0]
    this.#forEachCell(places, at, attraction, (cell, pull) => {
      const own = this.#pull.own[cell]!
      const competitors = this.#pull.competitors[cell]!
      const before = own + competitors + this.#homePull
      const taken = quantised((this.#demand[cell]! * pull) / (before + pull))
      const ofOwn = quantised((taken * own) / before)
      const ofBoth = quantised((taken * (own + competitors)) / before)
      fromOwn += ofOwn
      fromCompetitors += ofBoth - ofOwn
      fresh += taken - ofBoth
    })
    return { demand: fromOwn + fromCompetitors + fresh, fromOwn, fromCompetitors, fresh }
  }

  /**
   * What each of the rivals loses to a new station at place `at`, swaps/day, in proportion to its
   * share of what ours, or the competitors, lose together; and how far it stands from it, metres.
   */
  lossesTo(
    places: Places,
    at: number,
    attraction: number,
    rivals: Rivals,
  ): { readonly swaps: Float64Array; readonly metres: Float64Array } {
    const taken = new Map<number, number>()
    this.#forEachCell(places, at, attraction, (cell, pull) => {
      const before = this.#pull.own[cell]! + this.#pull.competitors[cell]! + this.#homePull
      taken.set(cell, (this.#demand[cell]! * pull) / (before + pull) / before)
    })
    const metres = Float64Array.from(rivals.attraction, (_, s) =>
      chordMetres(squaredChordBetween(places.xyz, at, rivals.places.xyz, s)),
    )
    // Beyond twice the reach no cell is shared.
    const apart = 4 * this.#parameters.cutoffMetres
    const swaps = Float64Array.from(rivals.attraction, (a, s) => {
      let lost = 0
      if (metres[s]! <= apart)
        this.#forEachCell(rivals.places, s, a, (cell, pull) => {
          lost += (taken.get(cell) ?? 0) * pull
        })
      return lost
    })
    return { swaps, metres }
  }

  /** Swaps/day that each of the rivals gets as things stand; the rest is charged at home. */
  stationDemand({ places, attraction }: Rivals): Float64Array {
    return Float64Array.from(attraction, (a, s) => {
      let demand = 0
      this.#forEachCell(places, s, a, (cell, pull) => {
        const all = this.#pull.own[cell]! + this.#pull.competitors[cell]! + this.#homePull
        demand += Math.floor((this.#demand[cell]! * pull) / all / QUANTUM) * QUANTUM
      })
      return demand
    })
  }

  #forEachCell(
    { lat, lon, xyz }: Places,
    at: number,
    attraction: number,
    visit: (cell: number, pull: number) => void,
  ): void {
    const reach = 2 * this.#parameters.cutoffMetres
    this.#index.forEachWithin(lat[at]!, lon[at]!, xyz, at, reach, (cell, squared) => {
      if (this.#demand[cell]! > 0) visit(cell, this.#pullOf(attraction, chordMetres(squared)))
    })
  }

  #pullOf(attraction: number, metres: number): number {
    const { competitionBeta: beta } = this.#parameters
    const away = Math.max(metres, DOOR_METRES)
    return beta === 2 ? attraction / (away * away) : attraction * away ** -beta
  }
}

function quantised(swaps: number): number {
  return Math.round(swaps / QUANTUM) * QUANTUM
}
