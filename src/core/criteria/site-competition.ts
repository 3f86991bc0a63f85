import { attractionOf } from './attraction.ts'
import type { SiteDemand } from './competition.ts'
import { type EvidenceFeature, featureOf } from './evidence.ts'
import type { Surroundings } from './surroundings.ts'

/** What a station at a site would get, and from whom. */
export interface SiteCompetition extends SiteDemand {
  /** Of the station that would be built: capacity over the reference's, × its host. */
  readonly attraction: number
  /** The stations that lose most, ours and others', with what they lose. */
  readonly losers: readonly EvidenceFeature[]
}

/** Stations that lose are named down to this, swaps/day. */
const LEAST_LOSS = 0.05
const MOST_LOSERS = 5

/**
 * Huff's figures for a new station at a site: its own demand, what it takes from our own stations,
 * from competitors, and what was charged at home before. Of the demand where vehicles are kept,
 * work or drive; what corridors ask for is not in it.
 * @returns as text, why nothing can be said
 */
export function siteCompetition(around: Surroundings, row: number): SiteCompetition | string {
  for (const kind of ['vehicles', 'stations'] as const) {
    if (around.of(kind).length === 0) return `no ${kind} imported`
    if (!around.knows(kind, row)) return `nothing is known of ${kind} here`
  }
  const { parameters, competition } = around
  const { model, rivals } = competition
  const host = around.points.partners[around.points.partnerRow[row]!]?.host
  const attraction = attractionOf(parameters.newStationSwapsPerDay, parameters, host)
  const site = around.siteAt(row)
  const losses = model.lossesTo(site, 0, attraction, rivals)
  const losers = rivals.rows
    .map((station, s) => ({ station, swaps: losses.swaps[s]!, metres: losses.metres[s]! }))
    .filter(({ swaps }) => swaps >= LEAST_LOSS)
    .sort((a, b) => b.swaps - a.swaps)
    .slice(0, MOST_LOSERS)
    .map(({ station, swaps, metres }) => {
      const own = station.dataset.texts.own?.[station.row] === 'own'
      const facts = [{ what: 'loses', value: swaps, unit: 'swaps/day' }]
      return featureOf(own ? 'own station' : 'competitor', station, metres, facts)
    })
  return { ...model.siteDemand(site, 0, attraction), attraction, losers }
}
