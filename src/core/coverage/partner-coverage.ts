import { placesAt } from '../criteria/catchment.ts'
import { type Dataset, textColumn } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import type { Grid } from '../grid/grid.ts'
import type { Ground } from './ground.ts'
import { CHILDREN, type ServiceDistance, serviceDistance } from './service-distance.ts'

/** What a partner's sites could add to the network. */
export interface PartnerCoverage {
  readonly partner: string
  readonly sites: number
  /** Vehicles beyond the cutoff of every station and within that of one of its sites. */
  readonly vehicles: number
  readonly people: number
}

/** Each partner's sites taken together, most vehicles first; rows without a partner are left out. */
export function partnerCoverage(
  partners: readonly Dataset[],
  ground: Ground,
  network: ServiceDistance,
  cutoffMetres: number,
): PartnerCoverage[] {
  const rows = openRows(ground, network, cutoffMetres)
  const grid = rowsOfGrid(ground.grid, rows)
  const found = [...sitesByPartner(partners)].map(([partner, { lat, lon }]) => {
    const places = placesAt(Float64Array.from(lat), Float64Array.from(lon))
    const { firstMetres } = serviceDistance(grid, places, () => {}, cutoffMetres)
    let [vehicles, people] = [0, 0]
    for (let at = 0; at < firstMetres.length; at++) {
      const row = rows[(at / CHILDREN) | 0]!
      const served = network.firstMetres[CHILDREN * row + (at % CHILDREN)]! <= cutoffMetres
      if (served || firstMetres[at]! > cutoffMetres) continue
      vehicles += (ground.vehicles?.[row] ?? 0) / CHILDREN
      people += (ground.people?.[row] ?? 0) / CHILDREN
    }
    return { partner, sites: lat.length, vehicles, people }
  })
  return found.sort((a, b) => b.vehicles - a.vehicles || b.people - a.people || b.sites - a.sites)
}

/** Cells that hold something and are not wholly covered. */
function openRows(ground: Ground, { firstMetres }: ServiceDistance, cutoffMetres: number) {
  const rows: number[] = []
  for (let row = 0; row < ground.grid.length; row++) {
    const held = (ground.vehicles?.[row] ?? 0) + (ground.people?.[row] ?? 0)
    const own = firstMetres.subarray(CHILDREN * row, CHILDREN * (row + 1))
    if (held > 0 && own.some((metres) => metres > cutoffMetres)) rows.push(row)
  }
  return rows
}

function rowsOfGrid(grid: Grid, rows: readonly number[]): Grid {
  return {
    resolution: grid.resolution,
    length: rows.length,
    lo: Uint32Array.from(rows, (row) => grid.lo[row]!),
    hi: Uint32Array.from(rows, (row) => grid.hi[row]!),
    lat: Float64Array.from(rows, (row) => grid.lat[row]!),
    lon: Float64Array.from(rows, (row) => grid.lon[row]!),
  }
}

function sitesByPartner(partners: readonly Dataset[]) {
  const sites = new Map<string, { lat: number[]; lon: number[] }>()
  for (const dataset of partners)
    textColumn(dataset, 'partner').forEach((partner, row) => {
      if (partner === '') return
      const [lon, lat] = firstVertex(dataset.shapes, row)
      const own = sites.get(partner) ?? { lat: [], lon: [] }
      own.lat.push(lat)
      own.lon.push(lon)
      sites.set(partner, own)
    })
  return sites
}
