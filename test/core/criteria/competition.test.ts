import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesAt } from '../../../src/core/criteria/catchment.ts'
import { Competition, type Rivals } from '../../../src/core/criteria/competition.ts'
import type { Grid } from '../../../src/core/grid/grid.ts'
import { GRID } from '../small-world.ts'

/** Degrees of so many metres along the equator: 6,371,007.18 m × π ÷ 180 a degree. */
const degrees = (metres: number) => metres / 111_195.0797
const at = (...metres: number[]) =>
  placesAt(new Float64Array(metres.length), Float64Array.from(metres, degrees))

/** One cell of demand at 0, 0. */
const oneCell: Grid = {
  resolution: 8,
  length: 1,
  lo: new Uint32Array(1),
  hi: new Uint32Array(1),
  lat: new Float64Array(1),
  lon: new Float64Array(1),
}

const rivals = (metres: number[], attraction: number[], own: number[]): Rivals => ({
  places: at(...metres),
  attraction: Float64Array.from(attraction),
  own: Uint8Array.from(own),
})
const nobody = rivals([], [], [])
const HUFF = { competitionBeta: 2, cutoffMetres: 3000, homeAttraction: 1 }

describe('competition, worked by hand', () => {
  // Pulls on the cell, β = 2, in units of 1/(3,000 m)²: home 1 × (3000/3000)² = 1,
  // ours at 1,500 m: 1 × 2² = 4; a competitor's at 3,000 m: 3 × 1 = 3; the site at 1,000 m: 3² = 9.
  const there = rivals([1500, 3000], [1, 3], [1, 0])
  const model = new Competition(oneCell, Float64Array.of(136), there, HUFF)

  it('shares the demand of a cell by pull', () => {
    // Of 136 swaps, 4/8 and 3/8; 1/8 is charged at home.
    expect([...model.stationDemand(there)].map(Math.round)).toEqual([68, 51])
  })

  it('tells where the demand of a site comes from', () => {
    // The site gets 136 × 9/17 = 72: of that 4/8 ours, 3/8 the competitor's, 1/8 charged at home.
    const site = model.siteDemand(at(1000), 0, 1)
    expect(site.demand).toBeCloseTo(72, 4)
    expect(site.fromOwn).toBeCloseTo(36, 4)
    expect(site.fromCompetitors).toBeCloseTo(27, 4)
    expect(site.fresh).toBeCloseTo(9, 4)
  })

  it('agrees with what the others have left once the site is there', () => {
    const after = new Competition(
      oneCell,
      Float64Array.of(136),
      rivals([1500, 3000, 1000], [1, 3, 1], [1, 0, 1]),
      HUFF,
    )
    const left = after.stationDemand(rivals([1500, 3000, 1000], [1, 3, 1], [1, 0, 1]))
    expect([...left].map(Math.round)).toEqual([68 - 36, 51 - 27, 72])
  })

  it('stops at twice the cutoff, and makes the last 300 m no matter', () => {
    const alone = new Competition(oneCell, Float64Array.of(100), nobody, HUFF)
    expect(alone.siteDemand(at(6001), 0, 1).demand).toBe(0)
    expect(alone.siteDemand(at(5999), 0, 1).demand).toBeCloseTo(20, 1) // 0.25 / 1.25
    expect(alone.siteDemand(at(10), 0, 1)).toEqual(alone.siteDemand(at(299), 0, 1))
  })
})

describe('competition', () => {
  it('keeps demand to the last bit: what a site gets is what the others lose', () => {
    const swaps = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), {
      minLength: GRID.length,
      maxLength: GRID.length,
    })
    const place = fc.tuple(
      fc.double({ min: 31.2, max: 31.4, noNaN: true }),
      fc.double({ min: 120.5, max: 120.7, noNaN: true }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      fc.integer({ min: 0, max: 1 }),
    )
    const stations = fc.array(place, { maxLength: 8 })
    fc.assert(
      fc.property(swaps, stations, place, (demand, list, [lat, lon, attraction]) => {
        const known: Rivals = {
          places: placesAt(
            Float64Array.from(list, ([y]) => y),
            Float64Array.from(list, ([, x]) => x),
          ),
          attraction: Float64Array.from(list, ([, , a]) => a),
          own: Uint8Array.from(list, ([, , , own]) => own),
        }
        const model = new Competition(GRID, Float64Array.from(demand), known, HUFF)
        const where = placesAt(Float64Array.of(lat), Float64Array.of(lon))
        const site = model.siteDemand(where, 0, attraction)
        expect(site.fromOwn + site.fromCompetitors + site.fresh).toBe(site.demand)
        for (const part of Object.values(site)) expect(part).toBeGreaterThanOrEqual(0)
        const held = model.stationDemand(known).reduce((a, b) => a + b, 0)
        expect(held).toBeLessThanOrEqual(model.totalDemand)
        expect(site.fromOwn + site.fromCompetitors).toBeLessThanOrEqual(held + 1e-3)
      }),
      { numRuns: 20 },
    )
  })

  it('gives a site all of its demand anew where nobody else is, and more for more attraction', () => {
    const model = new Competition(GRID, new Float64Array(GRID.length).fill(10), nobody, HUFF)
    const where = placesAt(Float64Array.of(31.3), Float64Array.of(120.6))
    const [small, large] = [model.siteDemand(where, 0, 0.4), model.siteDemand(where, 0, 1.5)]
    expect(small).toMatchObject({ fromOwn: 0, fromCompetitors: 0, fresh: small.demand })
    expect(large.demand).toBeGreaterThan(small.demand)
  })
})
