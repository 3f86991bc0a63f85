import { placesAt } from '../criteria/catchment.ts'
import { type Connection, connectionsOf } from '../criteria/connection.ts'
import { powerSources } from '../criteria/power-sources.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Parameters } from '../score/profile.ts'
import type { Candidate, PricedCandidate } from './candidate.ts'
import type { StationAssumption } from './plan-question.ts'

/** What a site's connection comes to. */
type Power =
  | { readonly isPossible: true; readonly loadKva: number; readonly connection?: Connection }
  | { readonly isPossible: false }

/**
 * Each candidate with its cost and its feeder; undefined where no feeder in reach can carry it.
 *
 * A site's cost is its own `cost`, all of it included, else a station's plus metres × price of its
 * connection. A site whose own supply carries a station needs none. Else it hangs on the cheapest
 * connection that can carry all of its load; stated headrooms come before estimates. Where no
 * headroom is known at all, nothing is asked of the grid and the connection costs 0.
 * @param headroom false: no site is left out for want of power, nothing loads a feeder
 */
export function pricedCandidates(
  candidates: readonly Candidate[],
  grids: readonly Dataset[],
  parameters: Parameters,
  station: StationAssumption,
  headroom: boolean,
): (PricedCandidate | undefined)[] {
  const sources = powerSources(grids).filter(({ headroomKva }) => headroomKva >= 0)
  const places = placesAt(
    Float64Array.from(candidates, ({ lat }) => lat),
    Float64Array.from(candidates, ({ lon }) => lon),
  )
  const connections = sources.length > 0 ? connectionsOf(places, sources, parameters) : undefined
  return candidates.map((candidate, i) => {
    const power = powerOf(candidate, connections?.[i], station.loadKva)
    if (headroom && !power.isPossible) return undefined
    const connection = power.isPossible ? power.connection : undefined
    const costIsOwn = !Number.isNaN(candidate.ownCost)
    return {
      ...candidate,
      cost: costIsOwn ? candidate.ownCost : station.capexRmb + (connection?.cost ?? 0),
      costIsOwn,
      loadKva: headroom && power.isPossible ? power.loadKva : 0,
      connection,
    }
  })
}

function powerOf(
  { ownKva }: Candidate,
  connections: readonly Connection[] | undefined,
  loadKva: number,
): Power {
  if (ownKva >= loadKva || connections === undefined) return { isPossible: true, loadKva: 0 }
  const stated = connections.filter(({ estimated }) => !estimated)
  const usable = stated.length > 0 ? stated : connections
  const connection = usable.find(({ kva }) => kva >= loadKva)
  return connection ? { isPossible: true, loadKva, connection } : { isPossible: false }
}
