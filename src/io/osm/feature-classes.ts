import type { Tags } from './element.ts'

/** A class of features: elements that carry `key` with one of the values. */
interface FeatureClass {
  readonly id: string
  readonly key: string
  readonly values: readonly string[]
}

const HOMES = [
  ...['house', 'apartments', 'residential', 'detached', 'semidetached_house', 'terrace'],
  ...['bungalow', 'dormitory', 'farm'],
]

const FEATURE_CLASSES: readonly FeatureClass[] = [
  ...['fuel', 'parking', 'charging_station', 'hospital', 'clinic', 'school', 'kindergarten'].map(
    (amenity) => ({ id: amenity, key: 'amenity', values: [amenity] }),
  ),
  { id: 'supermarket', key: 'shop', values: ['supermarket'] },
  { id: 'mall', key: 'shop', values: ['mall'] },
  { id: 'furniture', key: 'shop', values: ['furniture'] },
  { id: 'diy', key: 'shop', values: ['doityourself'] },
  { id: 'substation', key: 'power', values: ['substation'] },
  { id: 'power_line', key: 'power', values: ['line', 'minor_line', 'cable'] },
  ...['motorway', 'trunk', 'primary', 'motorway_link', 'trunk_link', 'primary_link'].map(
    (highway) => ({ id: highway, key: 'highway', values: [highway] }),
  ),
  { id: 'motorway_junction', key: 'highway', values: ['motorway_junction'] },
  { id: 'service_area', key: 'highway', values: ['services', 'rest_area'] },
  { id: 'residential', key: 'landuse', values: ['residential'] },
  { id: 'home', key: 'building', values: HOMES },
  { id: 'water', key: 'natural', values: ['water'] },
  { id: 'riverbank', key: 'waterway', values: ['riverbank'] },
  { id: 'nature_reserve', key: 'leisure', values: ['nature_reserve'] },
  { id: 'protected_area', key: 'boundary', values: ['protected_area', 'national_park'] },
]

/** key → value → class. */
const BY_TAG = new Map<string, Map<string, string>>()
for (const { id, key, values } of FEATURE_CLASSES) {
  const byValue = BY_TAG.get(key) ?? new Map<string, string>()
  for (const value of values) byValue.set(value, id)
  BY_TAG.set(key, byValue)
}

const SWAP_AMENITIES = ['battery_swap', 'battery_swapping', 'battery_swap_station']
const SWAP_KEYS = ['battery_swap', 'battery_swapping', 'service:vehicle:battery_swap']
const SWAP_NAMES =
  /换电|換電|电池交换|電池交換|battery[\s_-]*(?:swap|exchange)|power\s*swap|gostation|gogoro/i

/**
 * Whether an element is a place where batteries are swapped. OSM has no approved tag for it
 * (January 2025): mappers use an amenity or a yes/no key of that name, or amenity=charging_station
 * with a name, brand or network that says so.
 */
export function isSwapStation(tags: Tags): boolean {
  if (SWAP_AMENITIES.includes(tags.amenity ?? '')) return true
  if (SWAP_KEYS.some((key) => tags[key] === 'yes' || tags[key] === 'only')) return true
  if (tags.amenity !== 'charging_station') return false
  return ['name', 'name:zh', 'name:en', 'brand', 'network', 'charging_station'].some((key) =>
    SWAP_NAMES.test(tags[key] ?? ''),
  )
}

/** Ids of the classes that tags put an element into: what osmium counts, one tag a class. */
export function featureClassesOf(tags: Tags): string[] {
  const classes: string[] = []
  for (const [key, byValue] of BY_TAG) {
    const value = tags[key]
    const id = value === undefined ? undefined : byValue.get(value)
    if (id !== undefined) classes.push(id)
  }
  if (isSwapStation(tags)) classes.push('swap_station')
  return classes
}

/** Every class with a count of 0, in the order of answers. */
export function zeroCounts(): Record<string, number> {
  const ids = [...FEATURE_CLASSES.map(({ id }) => id), 'swap_station']
  return Object.fromEntries(ids.map((id) => [id, 0]))
}
