import { describe, expect, it } from 'vitest'
import { placesAt } from '../../../src/core/criteria/catchment.ts'
import { feederChoice, feedersInReach } from '../../../src/core/criteria/feeder-choice.ts'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { latitudeDegrees } from '../../../src/core/grid/sphere.ts'
import { dataset, GRID, point } from '../small-world.ts'
import { around } from './around.ts'
import { CENTRE, EDGE, transformers, village } from './village.ts'

const REACH = 2000
const siteAt = (lat: number, lon: number) => placesAt(Float64Array.of(lat), Float64Array.of(lon))
const row = rowOfCell(GRID, ...cellAt(CENTRE.lat, CENTRE.lon, 8))

describe('feeder choice', () => {
  it('counts each feeder once, by its nearest transformer', () => {
    // At the centre: F0 stands there, F1 380 m away; at 2 km from both, none.
    const here = feedersInReach(siteAt(CENTRE.lat, CENTRE.lon), [transformers], REACH)[0]
    expect(here).toBeCloseTo(1 + (1 - 380 / 2000), 6)
    const away = siteAt(CENTRE.lat - latitudeDegrees(2001), CENTRE.lon)
    expect(feedersInReach(away, [transformers], REACH)[0]).toBe(0)
  })

  it('does not depend on the order of the rows', () => {
    const renamed = village.map((each) => ({ ...each, feeder: 'F9' }))
    const turned = dataset('grid', [...village.toReversed(), ...renamed])
    const straight = dataset('grid', [...renamed, ...village])
    const site = siteAt(EDGE.lat + 0.003, EDGE.lon)
    expect(feedersInReach(site, [turned], REACH)).toEqual(feedersInReach(site, [straight], REACH))
  })

  it('is a criterion of the registry, with the feeders it counts as evidence', () => {
    const here = around([transformers])
    expect((feederChoice.compute(here) as Float64Array)[row]).toBeCloseTo(1.81, 2)
    const { features } = feederChoice.evidence(here, row)
    expect(features.map(({ facts, metres }) => [facts[0]!.value, Math.round(metres!)])).toEqual([
      ['F0', 0],
      ['F1', 380],
    ])
  })

  it('says so where no row names its feeder, and is 0 where there are no rows', () => {
    const silent = dataset('grid', [{ shape: point(CENTRE.lon, CENTRE.lat) }])
    expect(feederChoice.compute(around([silent]))).toContain('names its feeder')
    expect((feederChoice.compute(around([dataset('grid', [])])) as Float64Array)[row]).toBe(0)
  })
})
