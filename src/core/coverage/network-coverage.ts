import { corridorRoutes } from '../criteria/corridor-routes.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Frame } from '../score/frame.ts'
import { type AreaLevel, areaCoverage } from './area-coverage.ts'
import { type CorridorCoverage, corridorCoverage } from './corridor-coverage.ts'
import { type CoverageDifference, coverageDifference } from './coverage-difference.ts'
import { type DensityBand, densityBands } from './density-bands.ts'
import { type DistanceProfile, distanceProfile } from './distance-profile.ts'
import { type Ground, groundOf } from './ground.ts'
import { type CoverageHole, coverageHoles } from './holes.ts'
import { coveredShares, type Measure, measure, twiceShares } from './measure.ts'
import type { NamedNetwork, Network } from './network.ts'
import { type PartnerCoverage, partnerCoverage } from './partner-coverage.ts'
import { type ServiceDistance, serviceDistance } from './service-distance.ts'
import { type StationLoad, stationLoad } from './station-load.ts'

export interface CoverageQuestion {
  /** Distances of the measure, metres, rising; the first is the one of the maps and areas. */
  readonly cutoffsMetres: readonly number[]
  readonly vehiclesPerStation: number
  /** Longest stretch of highway without a station that is wished for. */
  readonly gapTargetMetres: number
  /** How many holes are listed. */
  readonly holes: number
}

/** The share within each distance asked for. */
export interface CutoffMeasures {
  readonly cutoffMetres: number
  readonly vehicles: Measure | undefined
  readonly swaps: Measure | undefined
  readonly people: Measure | undefined
}

/** All that a coverage report says of a network; undefined where the data for it is not there. */
export interface NetworkCoverage {
  readonly question: CoverageQuestion
  readonly ground: Ground
  readonly name: NamedNetwork['name']
  readonly network: Network
  readonly distance: ServiceDistance
  /** Of each cell, in sevenths, within the first cutoff. */
  readonly covered: Float64Array
  readonly cutoffs: readonly CutoffMeasures[]
  readonly vehicleDistance: DistanceProfile | undefined
  readonly peopleDistance: DistanceProfile | undefined
  readonly load: StationLoad
  readonly levels: readonly AreaLevel[]
  readonly partners: readonly PartnerCoverage[]
  readonly bands: readonly DensityBand[]
  readonly corridors: CorridorCoverage | undefined
  readonly holes: readonly CoverageHole[]
  readonly against: NetworkAgainst | undefined
}

/** A network that another is set against. */
export interface OtherNetwork extends NamedNetwork {
  /** Whether it comes after that one. */
  readonly isLater: boolean
}

/** The other network, and what changes from this one to it. */
export interface NetworkAgainst {
  readonly name: NamedNetwork['name']
  /** Whether it comes after the one that is reported. */
  readonly isLater: boolean
  readonly network: Network
  readonly cutoffs: readonly CutoffMeasures[]
  readonly difference: CoverageDifference | undefined
}

/** Distances of the curve: every 500 m up to 20 km. */
const CURVE_METRES = Array.from({ length: 41 }, (_, i) => 500 * i)

/**
 * Coverage of a project's network in all its figures.
 * @param frame of the region under the profile: where a station may stand, and the parameters
 * @param reported the network
 * @param against another one to set it against
 */
export function networkCoverage(
  datasets: readonly Dataset[],
  frame: Frame,
  reported: NamedNetwork,
  question: CoverageQuestion,
  against?: OtherNetwork,
  onProgress: (share: number) => void = () => {},
): NetworkCoverage {
  const { parameters } = frame.profile
  const of = (kind: Dataset['kind']) => datasets.filter((dataset) => dataset.kind === kind)
  const ground = groundOf(datasets, frame.grid, parameters)
  onProgress(0.1)
  const { name, network } = reported
  const distance = serviceDistance(ground.grid, network.places, (share) =>
    onProgress(0.1 + 0.4 * share),
  )
  const cutoff = question.cutoffsMetres[0]!
  const shares = { covered: coveredShares(distance, cutoff), twice: twiceShares(distance, cutoff) }
  const profileOf = (quantity: Float64Array | undefined) =>
    quantity && distanceProfile(quantity, distance, CURVE_METRES)
  const [vehicleDistance, peopleDistance] = [profileOf(ground.vehicles), profileOf(ground.people)]
  onProgress(0.6)
  const levels = areaCoverage(
    of('boundaries'),
    ground,
    network,
    shares,
    question.vehiclesPerStation,
  )
  onProgress(0.75)
  const holes = coverageHoles(frame, ground, shares.covered, of('partners'), cutoff, question.holes)
  onProgress(0.85)
  const partners = partnerCoverage(of('partners'), ground, distance, cutoff)
  onProgress(0.95)
  return {
    question,
    ground,
    name,
    network,
    distance,
    covered: shares.covered,
    cutoffs: cutoffMeasures(ground, distance, question.cutoffsMetres),
    vehicleDistance,
    peopleDistance,
    load: stationLoad(ground, distance, network.stations.length, cutoff),
    levels,
    partners,
    bands: ground.people ? densityBands(ground.grid, ground.people, shares) : [],
    corridors: corridorsOf(datasets, network, frame, question),
    holes,
    against: against && againstOf(ground, { network, distance }, against, question),
  }
}

function cutoffMeasures(
  ground: Ground,
  distance: ServiceDistance,
  cutoffsMetres: readonly number[],
): CutoffMeasures[] {
  return cutoffsMetres.map((cutoffMetres) => {
    const covered = coveredShares(distance, cutoffMetres)
    const twice = twiceShares(distance, cutoffMetres)
    const of = (quantity: Float64Array | undefined) => quantity && measure(quantity, covered, twice)
    return {
      cutoffMetres,
      vehicles: of(ground.vehicles),
      swaps: of(ground.swaps),
      people: of(ground.people),
    }
  })
}

function corridorsOf(
  datasets: readonly Dataset[],
  network: Network,
  frame: Frame,
  { gapTargetMetres }: CoverageQuestion,
): CorridorCoverage | undefined {
  const of = (kind: Dataset['kind']) => datasets.filter((dataset) => dataset.kind === kind)
  if (of('corridors').length === 0 || of('stations').length === 0) return undefined
  const { accessReachMetres } = frame.profile.parameters
  return corridorCoverage(corridorRoutes(of('corridors')), network, of('stations'), {
    accessReachMetres,
    gapTargetMetres,
  })
}

function againstOf(
  ground: Ground,
  now: { readonly network: Network; readonly distance: ServiceDistance },
  { name, network, isLater }: OtherNetwork,
  { cutoffsMetres }: CoverageQuestion,
): NetworkAgainst {
  const distance = serviceDistance(ground.grid, network.places)
  const other = { network, distance }
  const [before, after] = isLater ? [now, other] : [other, now]
  const quantity = ground.vehicles ?? ground.people
  return {
    name,
    isLater,
    network,
    cutoffs: cutoffMeasures(ground, distance, cutoffsMetres),
    difference: quantity && coverageDifference(quantity, before, after, cutoffsMetres[0]!),
  }
}
