// The `scooter` profile: where batteries of scooters are swapped. Riders carry the pack and turn
// off for it only where they are anyway, so the cutoff is 500 m; every other parameter is that of
// the urban profile. All weights are equal: nothing is fitted.
import { activityAround } from '../../dist/core/criteria/activity.js'
import { busiestPlaces } from '../../dist/core/criteria/busiest-place.js'
import { Catchments } from '../../dist/core/criteria/catchment.js'
import { decayCurve } from '../../dist/core/criteria/decay-curve.js'
import { feedersInReach } from '../../dist/core/criteria/feeder-choice.js'
import { ancillaryByCell, fineCells } from '../../dist/core/criteria/fine-cells.js'
import { demandByCell } from '../../dist/core/criteria/vehicles.js'
import { fitCurve } from '../../dist/core/score/fit-curve.js'
import { PROFILES } from '../../dist/core/score/profiles.js'

const FINE_RESOLUTION = 9

export const SCOOTER = {
  ...PROFILES.urban,
  id: 'scooter',
  title: 'Battery cabinets for scooters',
  criteria: [
    { id: 'vehicle_demand', weight: 0.25, missing: 'neutral' },
    { id: 'unserved', weight: 0.25, missing: 'neutral' },
    { id: 'activity', weight: 0.25, missing: 'neutral' },
    { id: 'feeder_choice', weight: 0.25, missing: 'neutral' },
  ],
  parameters: { ...PROFILES.urban.parameters, cutoffMetres: 500 },
}

const UNITS = {
  vehicle_demand: 'swaps/day',
  unserved: 'swaps/day',
  activity: 'transformers',
  feeder_choice: 'feeders',
}

/**
 * What does not change with the stations. One vehicle a head: the scale has no part in a rank.
 * Returns a function from the places of existing stations to the frame that is scored.
 */
export function prepareScooter({ grid, towns, transformers }) {
  const { cutoffMetres } = SCOOTER.parameters
  const fine = fineCells([transformers], FINE_RESOLUTION)
  const catchments = new Catchments(fine.grid, cutoffMetres)
  const sites = busiestPlaces(grid, fine, catchments, cutoffMetres)
  const vehicles = { ...towns, kind: 'vehicles', numbers: { count: towns.numbers.population } }
  const people = ancillaryByCell(fine)
  const { swaps } = demandByCell([vehicles], people, fine.grid, SCOOTER.parameters)
  const decay = decayCurve('linear', cutoffMetres)
  const columns = {
    vehicle_demand: catchments.sums(sites, swaps, decay),
    activity: activityAround(sites, fine, cutoffMetres),
    feeder_choice: feedersInReach(sites, [transformers]),
  }
  return (stations) => {
    const covered = catchments.covered(stations)
    const left = swaps.map((each, cell) => each * (1 - covered[cell]))
    return frameOf(grid, sites, { ...columns, unserved: catchments.sums(sites, left, decay) })
  }
}

function frameOf(grid, sites, columns) {
  return {
    profile: SCOOTER,
    grid,
    criteria: SCOOTER.criteria.map(({ id, weight, missing }) => {
      const values = Float32Array.from(columns[id])
      return {
        id,
        unit: UNITS[id],
        direction: 'benefit',
        meaning: '',
        values,
        active: true,
        inactiveBecause: '',
        missing: 0,
        missingPolicy: missing,
        curve: fitCurve(values, 'benefit'),
        separates: true,
        weight,
        datasets: [],
        generated: false,
      }
    }),
    excluded: new Uint8Array(grid.length),
    reasons: [],
    freeShare: new Float32Array(grid.length).fill(1),
    flags: new Uint32Array(grid.length),
    flagNames: [],
    siteLat: sites.lat,
    siteLon: sites.lon,
    siteXyz: sites.xyz,
    partnerRow: new Int32Array(grid.length).fill(-1),
    partners: [],
    inputsHash: '',
  }
}
