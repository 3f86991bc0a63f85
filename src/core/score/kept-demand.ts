import { corridorRoutes } from '../criteria/corridor-routes.ts'
import { demandGrid, demandKinds, homeDemand } from '../criteria/home-demand.ts'
import type { CellDemand } from '../criteria/surroundings.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Grid } from '../grid/grid.ts'
import type { Region } from '../grid/region.ts'
import type { ColumnCache } from './column-cache.ts'
import type { Parameters } from './profile.ts'

/** Raised when demand comes about in another way. */
const DEMAND_VERSION = 1

interface DemandInput {
  readonly grid: Pick<Grid, 'resolution' | 'length'>
  readonly region: Region
  readonly datasets: readonly Dataset[]
  readonly parameters: Parameters
  readonly hash: (text: string) => string
  readonly cache?: ColumnCache | undefined
}

const KEPT = [
  ['lo', Uint32Array],
  ['hi', Uint32Array],
  ['lat', Float64Array],
  ['lon', Float64Array],
  ['swaps', Float64Array],
] as const

/**
 * Demand by cell of a region and what lies around it, kept between runs: spreading it takes seconds,
 * and a list of sites is judged in less.
 */
export function keptDemand(input: DemandInput): CellDemand {
  const key = `demand ${input.hash(demandText(input))}`
  const bytes = KEPT.map(([name]) => input.cache?.read(`${key} ${name}`))
  if (bytes.every((column) => column !== undefined)) {
    const [lo, hi, lat, lon, swaps] = KEPT.map(
      ([, type], i) => new type(new Uint8Array(bytes[i]!).buffer),
    ) as [Uint32Array, Uint32Array, Float64Array, Float64Array, Float64Array]
    const { resolution } = input.grid
    return { swaps, grid: { resolution, length: lo.length, lo, hi, lat, lon } }
  }
  const demand = demandOf(input)
  const columns = { ...demand.grid, swaps: demand.swaps }
  for (const [name] of KEPT)
    input.cache?.write(`${key} ${name}`, new Uint8Array(columns[name].buffer as ArrayBuffer))
  return demand
}

function demandOf({ grid, region, datasets, parameters }: DemandInput): CellDemand {
  const corridors = datasets.filter(({ kind }) => kind === 'corridors')
  const routes = corridors.length > 0 ? corridorRoutes(corridors).routes : []
  const wide = demandGrid(region, grid.resolution, parameters)
  const { swaps } = homeDemand(datasets, routes, wide, parameters)
  return { grid: wide, swaps }
}

function demandText({ grid, region, datasets, parameters }: DemandInput): string {
  const kinds = ['vehicles', ...demandKinds(parameters)]
  const used = datasets.filter(({ kind }) => kinds.includes(kind))
  return JSON.stringify([
    'demand',
    DEMAND_VERSION,
    [grid.resolution, grid.length, region],
    used.map(({ kind, hash }) => `${kind} ${hash}`).sort(),
    parameters,
  ])
}
