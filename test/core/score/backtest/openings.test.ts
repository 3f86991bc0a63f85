import { describe, expect, it } from 'vitest'
import { servingStations } from '../../../../src/core/criteria/serving-stations.ts'
import type { Dataset } from '../../../../src/core/dataset/dataset.ts'
import {
  datedStations,
  dayOf,
  fitDay,
  openedCells,
  stationsUpTo,
} from '../../../../src/core/score/backtest/openings.ts'
import { splitBacktest } from '../../../../src/core/score/backtest/split-backtest.ts'
import { dataset, frameOf, GRID, point, URBAN } from '../../small-world.ts'

const at = (lon: number, lat: number, opened: string, status = 'open') => ({
  shape: point(lon, lat),
  opened,
  status,
  technology: 'swap',
})
const rows = [
  at(120.55, 31.25, '2020-01-01'),
  at(120.6, 31.3, '2020/6/1'),
  at(120.62, 31.32, '2021-01-01T00:00'),
  at(120.65, 31.35, '2022-02-02'),
  at(120.58, 31.22, 'some day'),
  at(120.66, 31.22, '2021-05-05', 'planned'),
  at(100, 20, '2022-03-03'),
]
const given = dataset('stations', rows)
const dated = datedStations(given, '2020-12-31')

const RULES = { compatiblePacks: [], buildingServes: false }

describe('the stations of a back-test', () => {
  it('have a day where one can be read and they did open', () => {
    expect(dated.days).toEqual([
      ...['2020-01-01', '2020-06-01', '2021-01-01', '2022-02-02'],
      ...['', '', '2022-03-03'],
    ])
    expect([dayOf('2021-02-30'), dayOf('2019'), dayOf('2019.1.2')]).toEqual(['', '', '2019-01-02'])
  })

  it('serve only where they had opened by the day, and are ours where no row says whose', () => {
    const serving = (day: string) => [...servingStations([stationsUpTo(dated, day)], RULES).lon]
    expect(serving('2020-12-31')).toEqual([120.55, 120.6])
    expect(serving('2020-01-01')).toEqual([120.55])
    const mixed = dataset('stations', [{ ...rows[0]!, own: 'own' }, { ...rows[3]! }])
    const kept = datedStations(mixed, '2020-01-01').dataset
    expect(kept.texts.own).toEqual(['own', 'competitor'])
  })

  it('mark the cells of the region where one opened in a time', () => {
    const count = (after: string, upTo?: string) =>
      openedCells(GRID, dated, after, upTo).reduce((sum, mark) => sum + mark, 0)
    expect(count('2020-12-31')).toBe(2)
    expect(count('2020-01-01', '2020-12-31')).toBe(1)
  })

  it('are parted for fitting where the earlier ones fall in halves', () => {
    expect(fitDay(dated, '2021-12-31')).toBe('2020-01-01')
    expect(fitDay(dated, '2020-01-01')).toBeUndefined()
  })

  it.each([
    [given, '2030-01-01', 'The split 2030-01-01 parts nothing'],
    [given, '2019-01-01', 'opened from 2020-01-01 to 2022-03-03'],
    [given, 'May', '--split takes a day as 2018-02-03, not "May".'],
    [dataset('stations', [at(120.6, 31.3, '')]), '2020-01-01', 'says when it opened'],
  ])('%# are refused in one sentence', (stations: Dataset, split, sentence) => {
    expect(() => datedStations(stations, split)).toThrow(sentence)
  })
})

describe('a back-test over a split', () => {
  const vehicles = dataset(
    'vehicles',
    rows.slice(0, 4).map(({ shape }) => ({ shape, count: 500 })),
  )
  const days: string[] = []
  const frameUpTo = (day: string) => {
    days.push(day)
    return frameOf([vehicles, stationsUpTo(dated, day)], URBAN)
  }
  const ask = { stations: dated, split: '2020-12-31', weights: {}, frameUpTo, population: [] }

  it('finds openings where demand is, against the people in the cell where they are known', () => {
    const result = splitBacktest({ ...ask, fit: false })
    expect(result).toMatchObject({ openings: 2, stations: { earlier: 2, later: 3, undated: 2 } })
    expect(result.auc).toBeGreaterThan(0.9)
    expect(result.baselines).toEqual({})
    const people = dataset('population', [{ shape: point(120.52, 31.38), population: 9 }])
    const against = splitBacktest({ ...ask, fit: false, population: [people] })
    expect(against.baselines.population!.auc).toBeLessThan(0.51)
    expect(against.baselines.population!.difference.low).toBeGreaterThan(0)
  })

  it('fits weights to earlier openings alone, seen with the stations before them', () => {
    days.length = 0
    const { fit } = splitBacktest({ ...ask, fit: true })
    expect(days).toEqual(['2020-12-31', '2020-01-01'])
    expect(fit).toMatchObject({ from: '2020-01-01', learnt: 1 })
    const shares = Object.values(fit!.weights)
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
  })

  it('refuses a split after which nothing opened inside the region', () => {
    const far = datedStations(given, '2022-02-02')
    expect(() => splitBacktest({ ...ask, stations: far, split: '2022-02-02', fit: false })).toThrow(
      'No station of stations opened inside the region after 2022-02-02',
    )
  })
})
