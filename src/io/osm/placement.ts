import type { DatasetKind, Host } from '../../core/dataset/kinds.ts'
import type { RowValues } from '../columns-builder.ts'
import type { Tags } from './element.ts'
import { featureClassesOf } from './feature-classes.ts'

/** The kinds that OSM fills, in the order of the drafts. */
export const OSM_KINDS = ['corridors', 'partners', 'grid', 'stations', 'exclusions'] as const
export type OsmKind = (typeof OSM_KINDS)[number] & DatasetKind

/** A row that an element becomes. */
export interface Placement {
  readonly kind: OsmKind
  /** What it is within the kind, e.g. 'fuel': an area and its outline alike are one row. */
  readonly category: string
  /**
   * 'line': ways as drawn. 'point': nodes, and areas as a point inside. 'area': areas alone.
   * 'place': nodes as points, areas as areas.
   */
  readonly form: 'line' | 'point' | 'area' | 'place'
  readonly values: RowValues
  /** Drawn against its direction (oneway=-1). */
  readonly reversed?: boolean
}

/** Metres kept free around homes, hospitals and schools. */
const KEEP_AWAY_METRES = 50
const HOSTS = new Map<string, Host>([
  ...(['fuel', 'parking', 'mall', 'supermarket', 'furniture', 'diy'] as const).map(
    (host): [string, Host] => [host, host],
  ),
])
const PUBLIC_ACCESS = ['', 'yes', 'public', 'permissive', 'customers', 'destination']
const ROADS = new Map([
  ...['motorway', 'trunk', 'primary'].map((road): [string, string] => [road, road]),
  ...['motorway_link', 'trunk_link', 'primary_link'].map((road): [string, string] => [
    road,
    'link',
  ]),
])

/** Of several reasons to keep away, the first of these is the row. */
const EXCLUSIONS = new Map<string, Pick<Placement, 'category' | 'form'> & { buffer: number }>([
  ['hospital', { category: 'hospital', form: 'place', buffer: KEEP_AWAY_METRES }],
  ['clinic', { category: 'hospital', form: 'place', buffer: KEEP_AWAY_METRES }],
  ['school', { category: 'school', form: 'place', buffer: KEEP_AWAY_METRES }],
  ['kindergarten', { category: 'school', form: 'place', buffer: KEEP_AWAY_METRES }],
  ['home', { category: 'home', form: 'place', buffer: KEEP_AWAY_METRES }],
  ['water', { category: 'water', form: 'area', buffer: 0 }],
  ['riverbank', { category: 'water', form: 'area', buffer: 0 }],
  ['nature_reserve', { category: 'reserve', form: 'area', buffer: 0 }],
  ['protected_area', { category: 'reserve', form: 'area', buffer: 0 }],
  ['residential', { category: 'residential', form: 'area', buffer: 0 }],
])

/** The rows that an element of these tags becomes; `id` is e.g. 'way/17'. */
export function placementsOf(tags: Tags, id: string): Placement[] {
  const classes = featureClassesOf(tags)
  if (classes.length === 0) return []
  const common = { id, name: tags.name ?? '' }
  const found: Placement[] = []
  for (const feature of classes) {
    const placement =
      corridor(feature, tags, common) ??
      partner(feature, tags, common) ??
      grid(feature, tags, common)
    if (placement) found.push(placement)
  }
  if (classes.includes('swap_station')) found.push(station('swap', tags, common))
  else if (classes.includes('charging_station')) found.push(station('charge', tags, common))
  const reason = [...EXCLUSIONS.keys()].find((feature) => classes.includes(feature))
  if (reason) found.push(exclusion(reason, common))
  return found
}

type Common = { readonly id: string; readonly name: string }

function corridor(feature: string, tags: Tags, common: Common): Placement | undefined {
  const ref = tags.ref ?? ''
  if (feature === 'motorway_junction' || feature === 'service_area') {
    const access = feature === 'service_area' ? feature : 'junction'
    return {
      kind: 'corridors',
      category: access,
      form: 'point',
      values: { ...common, ref, access },
    }
  }
  const road = ROADS.get(feature)
  if (!road || tags.area === 'yes') return undefined
  const reversed = tags.oneway === '-1' || tags.oneway === 'reverse'
  const direction = reversed || isOneWay(tags) ? 'forward' : 'both'
  const values = { ...common, ref, class: road, direction, access: '' }
  return { kind: 'corridors', category: road, form: 'line', values, reversed }
}

/** Motorways and roundabouts are one-way unless they say otherwise. */
function isOneWay(tags: Tags): boolean {
  if (tags.oneway !== undefined) return ['yes', 'true', '1'].includes(tags.oneway)
  const implied = tags.junction === 'roundabout' || tags.junction === 'circular'
  return implied || tags.highway === 'motorway' || tags.highway === 'motorway_link'
}

function partner(feature: string, tags: Tags, common: Common): Placement | undefined {
  const host = HOSTS.get(feature)
  if (!host || (host === 'parking' && !PUBLIC_ACCESS.includes(tags.access ?? ''))) return undefined
  const brand = tags.brand ?? ''
  const operator = tags.operator ?? ''
  const values = {
    ...common,
    partner: brand || operator,
    brand,
    operator,
    host,
    address: addressOf(tags),
    parking_spaces: countOf(tags.capacity),
  }
  return { kind: 'partners', category: host, form: 'point', values }
}

function grid(feature: string, tags: Tags, common: Common): Placement | undefined {
  const values = { ...common, voltage_kv: highestKilovolts(tags.voltage) }
  if (feature === 'substation') return { kind: 'grid', category: feature, form: 'point', values }
  return feature === 'power_line'
    ? { kind: 'grid', category: feature, form: 'line', values }
    : undefined
}

function station(technology: 'swap' | 'charge', tags: Tags, common: Common): Placement {
  const values = {
    ...common,
    operator: tags.operator ?? tags.network ?? tags.brand ?? '',
    own: 'competitor',
    technology,
    status: 'open',
    opened: tags.start_date ?? '',
    address: addressOf(tags),
  }
  return { kind: 'stations', category: technology, form: 'point', values }
}

function exclusion(feature: string, common: Common): Placement {
  const { category, form, buffer } = EXCLUSIONS.get(feature)!
  const rule = category === 'residential' ? 'review' : 'forbid'
  return {
    kind: 'exclusions',
    category,
    form,
    values: { ...common, category, rule, buffer_m: buffer },
  }
}

/** Highest of a list of volts like '110000;20000', in kV; NaN where none is stated. */
export function highestKilovolts(voltage: string | undefined): number {
  const volts = (voltage ?? '').split(';').map((each) => each.trim())
  const stated = volts.filter((each) => /^\d+(?:\.\d+)?$/.test(each)).map(Number)
  return stated.length > 0 ? Math.max(...stated) / 1000 : Number.NaN
}

function countOf(capacity: string | undefined): number {
  return capacity !== undefined && /^\d{1,6}$/.test(capacity) ? Number(capacity) : Number.NaN
}

function addressOf(tags: Tags): string {
  if (tags['addr:full']) return tags['addr:full']
  const street = [tags['addr:street'], tags['addr:housenumber']].filter(Boolean).join(' ')
  return [street, tags['addr:city']].filter(Boolean).join(', ')
}
