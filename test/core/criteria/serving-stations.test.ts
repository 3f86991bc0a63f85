import { describe, expect, it } from 'vitest'
import { servingRows, servingStations } from '../../../src/core/criteria/serving-stations.ts'
import { ALL, dataset, point, valuesOf } from '../small-world.ts'
import { rowAt } from './around.ts'

const RULES = { compatiblePacks: [], buildingServes: false }
const station = (more: object) => ({
  shape: point(120.6, 31.3),
  own: 'own',
  technology: 'swap',
  status: 'open',
  ...more,
})
const rowsOf = (rows: object[], rules: Partial<typeof RULES> | object = {}) =>
  servingRows([dataset('stations', rows.map(station))], { ...RULES, ...rules }).map(
    ({ row }) => row,
  )

describe('the stations that serve', () => {
  it('are our own open swap stations', () => {
    const rows = [
      {},
      { technology: 'charge' },
      { own: 'competitor' },
      ...['planned', 'building', 'closed'].map((status) => ({ status })),
    ]
    expect(rowsOf(rows)).toEqual([0])
  })

  it('are those of others too whose pack is that of one of our own stations', () => {
    const rows = [
      { pack: 'Pack A', status: 'planned' },
      { own: 'competitor', pack: 'pack a' },
      { own: 'competitor', pack: 'pack b' },
      { own: 'competitor', pack: '' },
      { own: 'competitor', pack: 'pack a', technology: 'charge' },
    ]
    expect(rowsOf(rows)).toEqual([1])
  })

  it('are those whose pack the profile names, without regard to case', () => {
    const rows = [
      { own: 'competitor', pack: 'Choco' },
      { own: 'competitor', pack: 'Other' },
    ]
    expect(rowsOf(rows)).toEqual([])
    expect(rowsOf(rows, { compatiblePacks: ['CHOCO '] })).toEqual([0])
  })

  it('are those being built where the switch says so, planned ones never', () => {
    const rows = [{ status: 'building' }, { status: 'planned' }]
    expect(rowsOf(rows)).toEqual([])
    expect(rowsOf(rows, { buildingServes: true })).toEqual([0])
  })

  it('have their places in the order of the rows', () => {
    const data = dataset('stations', [station({}), station({ shape: point(120.61, 31.32) })])
    const { lat, lon } = servingStations([data], RULES)
    expect([...lat]).toEqual([31.3, 31.32])
    expect([...lon]).toEqual([120.6, 120.61])
  })
})

it('the switch reaches the criteria: a station being built covers the demand around it', () => {
  const vehicles = dataset('vehicles', [
    { shape: point(120.6, 31.3), count: 1000, swappable: 'swappable' },
  ])
  const data = [vehicles, dataset('stations', [station({ status: 'building' })])]
  const row = rowAt(31.3, 120.6)
  const open = { ...ALL, parameters: { ...ALL.parameters, buildingServes: true } }
  expect(valuesOf('unserved', data)[row]).toBeGreaterThan(100)
  expect(valuesOf('unserved', data, open)[row]).toBe(0)
})
