import { CONNECTION_RMB_PER_METRE } from '../criteria/connection.ts'
import type { Parameters, Profile } from './profile.ts'

/*
 * Defaults, all editable. 'T' is the thesis "B2C battery swapping model: a supply chain innovation
 * perspective" (L. Yi, University of Manitoba); 'assumed' has no source and says so.
 */
const PARAMETERS: Parameters = {
  // The published measure is users within 3 km of a station, straight line (nio.com).
  cutoffMetres: 3000,
  decay: 'linear',
  classes: {
    // 2,000 km a month and 16.8 kWh/100 km (T table 4.3); 45 kWh a swap and 80% swapping assumed:
    // 0.20 swaps a day, so that 204–258 vehicles a station give 41–52 swaps, which is what is seen.
    private: { kmPerDay: 66.7, kwhPerKm: 0.168, usableKwhPerSwap: 45, swapShare: 0.8 },
    // 400–500 km a day in two shifts (T 4.1); the rest assumed.
    taxi: { kmPerDay: 450, kwhPerKm: 0.168, usableKwhPerSwap: 45, swapShare: 0.9 },
    // Assumed.
    'ride-hailing': { kmPerDay: 200, kwhPerKm: 0.168, usableKwhPerSwap: 45, swapShare: 0.8 },
    logistics: { kmPerDay: 150, kwhPerKm: 0.3, usableKwhPerSwap: 60, swapShare: 0.5 },
    truck: { kmPerDay: 300, kwhPerKm: 1.2, usableKwhPerSwap: 230, swapShare: 0.8 },
    // Scooters take small packs from cabinets of their own: no demand for a station of cars.
    scooter: { kmPerDay: 20, kwhPerKm: 0.04, usableKwhPerSwap: 2, swapShare: 0 },
  },
  // One maker's 449,594 cars with swappable packs of China's 20.41 million new-energy vehicles, end
  // of 2023 (data/README.md); taken as even over the region.
  swappableShare: 0.022,
  // Assumed: more swaps where a car is kept than where its driver works, most where it drives all day.
  basisWeights: { home: 0.6, work: 0.4, operating: 1 },
  spreadBy: 'population',
  demandLevelsFiner: 0,
  greenfieldAt: 'centre',
  // Three cutoffs: people swap where they live, work and pass. Assumed.
  activityReachMetres: 9000,
  // A connection to the low-voltage network that is still cheap: assumed.
  feederReachMetres: 2000,
  compatiblePacks: [],
  buildingServes: false,
  // D. L. Huff, Defining and Estimating a Trading Area (1964).
  competitionBeta: 2,
  // Assumed: whoever has 3 km to a station swaps half the time.
  homeAttraction: 1,
  // Design swaps/day by generation (42how; of generation 1 the maker's figure). A new station is
  // of the newest, 4; home's pull is measured against 2.
  referenceSwapsPerDay: 312,
  newStationSwapsPerDay: 480,
  swapsPerDayByGeneration: { 1: 120, 2: 312, 3: 408, 4: 480 },
  // 25.2 kWh in 49.9 minutes (T 4.2.3).
  chargerVehiclesPerDay: 28.8,
  // Assumed, mild.
  hostPull: {
    fuel: 1,
    parking: 1,
    mall: 1.2,
    supermarket: 1.1,
    furniture: 1.1,
    diy: 1.1,
    other: 0.9,
  },
  // Motorway driving, as in the range rule of T; the rest assumed.
  corridorKwhPerKm: 0.2,
  corridorKwhPerSwap: 45,
  // New-energy vehicles were 6.07% of China's cars at the end of 2023 (Ministry of Public Security);
  // times the share above. It gives a busy motorway (100,000 vehicles a day) 12 swaps a day, a third
  // of an urban station's, as T 4.3.3 tells of ordinary days.
  corridorSwappableShare: 0.0013,
  shareTakenOnTheWay: 0.5,
  // Assumed: as many kilometres of others' through the region as of its own vehicles elsewhere.
  corridorOwnShare: 1,
  // Assumed: a car that is fed on the way for more than half of its kilometres is not kept here.
  corridorMostShare: 0.5,
  corridorStretchKm: 40,
  accessReachMetres: 5000,
  connectionReachMetres: 5000,
  connectionRmbPerMetre: CONNECTION_RMB_PER_METRE,
  noPowerWithinMetres: 0,
  leastFreeShare: 0.05,
}

const URBAN: Profile = {
  id: 'urban',
  title: 'Urban and suburban',
  criteria: [
    { id: 'vehicle_demand', weight: 0.05, missing: 'neutral' },
    { id: 'unserved', weight: 0.4, missing: 'neutral' },
    { id: 'grid_headroom', weight: 0.2, missing: 'neutral' },
    { id: 'partner_fit', weight: 0.2, missing: 'neutral' },
    { id: 'rent', weight: 0.1, missing: 'neutral' },
    { id: 'user_votes', weight: 0.05, missing: 'neutral' },
  ],
  spacingMetres: 2000,
  parameters: PARAMETERS,
}

const HIGHWAY: Profile = {
  id: 'highway',
  title: 'Highway corridors',
  criteria: [
    { id: 'corridor_gap', weight: 0.35, missing: 'neutral' },
    { id: 'corridor_flow', weight: 0.3, missing: 'neutral' },
    { id: 'grid_headroom', weight: 0.2, missing: 'neutral' },
    { id: 'partner_fit', weight: 0.15, missing: 'neutral' },
  ],
  // Straight line for now, along the route once routes are known.
  spacingMetres: 40_000,
  parameters: PARAMETERS,
}

/** No class of car takes packs from a cabinet of scooters. */
const CARS_DO_NOT = Object.fromEntries(
  Object.entries(PARAMETERS.classes).map(([id, use]) => [id, { ...use, swapShare: 0 }]),
) as Parameters['classes']

const SCOOTER: Profile = {
  id: 'scooter',
  title: 'Scooters',
  // All alike: nothing is fitted.
  criteria: [
    { id: 'vehicle_demand', weight: 0.25, missing: 'neutral' },
    { id: 'unserved', weight: 0.25, missing: 'neutral' },
    { id: 'activity', weight: 0.25, missing: 'neutral' },
    { id: 'feeder_choice', weight: 0.25, missing: 'neutral' },
  ],
  spacingMetres: 500,
  parameters: {
    ...PARAMETERS,
    // Riders carry the pack and turn off for it only where they are anyway: 74% of Taiwan's later
    // stations lie within 3 km of an earlier one, so that cutoff says nothing; 500 m is nearer.
    cutoffMetres: 500,
    // All assumed: 20 km a day, 4 kWh/100 km, two packs of 1 kWh usable, always swapped.
    classes: { ...CARS_DO_NOT, scooter: { ...PARAMETERS.classes.scooter, swapShare: 1 } },
    swappableShare: 1,
    // A cell of the grid is wider than the cutoff.
    demandLevelsFiner: 1,
    greenfieldAt: 'busiest',
    spreadBy: 'grid',
    activityReachMetres: 1500,
  },
}

/** The profiles that come with the program, by id. */
export const PROFILES: Readonly<Record<string, Profile>> = {
  urban: URBAN,
  highway: HIGHWAY,
  scooter: SCOOTER,
}
