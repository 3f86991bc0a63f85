import type { Route } from '../corridor/route.ts'
import type { AccessRow } from '../corridor/route-access.ts'
import { headingOf } from '../corridor/route-joints.ts'
import { type EvidenceFeature, type Fact, featureOf } from './evidence.ts'

/** A place where a highway can be left. */
export interface AccessPlace {
  readonly route?: Route
  readonly point?: AccessRow | undefined
}

/** An access point as evidence, with the way of its route. */
export function accessFeature(
  { route, point }: AccessPlace,
  metres: number,
  more: readonly Fact[],
): EvidenceFeature {
  const facts = [...(route ? [{ what: 'route', value: wayOf(route), unit: '' }] : []), ...more]
  if (point) {
    const access = point.dataset.texts.access?.[point.row] || 'counting point'
    return featureOf(access.replaceAll('_', ' '), point, metres, facts)
  }
  const [stretch] = route!.stretches
  const { name, generated } = stretch!.dataset.provenance
  return { role: 'place on the road', dataset: name, generated, id: '', name: '', metres, facts }
}

const COMPASS = ['east', 'north-east', 'north', 'north-west', 'west', 'south-west', 'south']

/** Ref and way of a route: 'G42 to the west'; by its two ends, a ring by its ref alone. */
export function wayOf({ ref, ring, lonLat }: Route): string {
  if (ring) return ref
  const last = lonLat.length - 2
  const [east, north] = headingOf(lonLat[0]!, lonLat[1]!, lonLat[last]!, lonLat[last + 1]!)
  const eighth = Math.round(Math.atan2(north, east) / (Math.PI / 4))
  return `${ref} to the ${COMPASS[(eighth + 8) % 8] ?? 'south-east'}`
}
