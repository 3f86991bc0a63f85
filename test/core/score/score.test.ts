import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { explainCell } from '../../../src/core/score/explain.ts'
import { contributionsAt, rankSites } from '../../../src/core/score/rank.ts'
import { scoreFrame } from '../../../src/core/score/score.ts'
import { ALL, box, dataset, frameOf, GRID, point, type Row, URBAN } from '../small-world.ts'

const place = (i: number) =>
  point(120.51 + ((i * 37) % 180) / 1000, 31.21 + ((i * 53) % 180) / 1000)
const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))

const vehicleRows: Row[] = times(60, (i) => ({ shape: place(i), count: 100 + 7 * i }))
const vehicles = dataset('vehicles', vehicleRows)
const stations = dataset(
  'stations',
  times(3, (i) => ({ shape: place(50 * i), own: 'own', technology: 'swap', status: 'open' })),
)
const grid = dataset(
  'grid',
  times(20, (i) => ({ shape: place(3 * i + 1), headroom_kva: 300 * (i % 5) })),
)
const partners = dataset(
  'partners',
  times(40, (i) => ({ shape: place(2 * i + 5), host: i % 3 ? 'fuel' : 'mall', rent: 100 + i })),
)
const lake = dataset('exclusions', [
  { shape: box(120.53, 31.24, 120.58, 31.28), category: 'water', rule: 'forbid' },
])
const WORLD = [vehicles, stations, grid, partners, lake]
const frame = frameOf(WORLD)
const weights = fc.record({
  vehicle_demand: fc.double({ min: 0.01, max: 10, noNaN: true }),
  unserved: fc.double({ min: 0, max: 10, noNaN: true }),
  grid_headroom: fc.double({ min: 0, max: 10, noNaN: true }),
  partner_fit: fc.double({ min: 0, max: 10, noNaN: true }),
})

describe('a score', () => {
  it('is the sum of its contributions, exactly, and lies in 0–100', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: GRID.length - 1 }), (w, row) => {
        const scores = scoreFrame(frame, w)
        if (Number.isNaN(scores.values[row])) return
        const sum = Object.values(contributionsAt(frame, scores, row)).reduce((a, b) => a + b, 0)
        expect(sum).toBe(scores.values[row])
        expect(sum).toBeGreaterThanOrEqual(0)
        expect(sum).toBeLessThanOrEqual(100 + 1e-9)
      }),
    )
  })

  it('stays the same when all weights are doubled', () => {
    fc.assert(
      fc.property(weights, (w) => {
        const twice = Object.fromEntries(Object.entries(w).map(([id, x]) => [id, 2 * x]))
        const all = { ...w, rent: 0, user_votes: 0 }
        expect(scoreFrame(frame, { ...twice, rent: 0 }).values).toEqual(
          scoreFrame(frame, all).values,
        )
      }),
    )
  })

  it('is NaN exactly where the cell is excluded', () => {
    const { values } = scoreFrame(frame)
    const row = rowOfCell(GRID, ...cellAt(31.26, 120.55, 8))
    expect(frame.reasons[frame.excluded[row]! - 1]).toBe('water')
    for (let i = 0; i < values.length; i++)
      expect(Number.isNaN(values[i])).toBe(frame.excluded[i] !== 0)
  })

  it('is the same with a dataset absent as with its criterion weighing nothing', () => {
    const without = frameOf(WORLD.filter((d) => d !== grid))
    const weightless = scoreFrame(frame, { grid_headroom: 0 })
    expect(scoreFrame(without).values).toEqual(weightless.values)
    expect(scoreFrame(without).shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
  })

  it('takes a dataset without rows as knowledge of none, not as nothing known', () => {
    const empty = frameOf([...WORLD.filter((d) => d !== grid), dataset('grid', [])])
    const column = empty.criteria.find(({ id }) => id === 'grid_headroom')!
    expect(column.active).toBe(true)
    expect(column.values.every((value) => value === 0)).toBe(true)
  })

  it('never falls where demand is added', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 1, max: 5000 }), (i, more) => {
        const added = vehicleRows.map((row, k) =>
          k === i ? { ...row, count: (row.count as number) + more } : row,
        )
        const after = frameOf([dataset('vehicles', added)], ALL)
        const before = frameOf([vehicles], ALL)
        expect(
          after.criteria[0]!.values.every((v, row) => v >= before.criteria[0]!.values[row]!),
        ).toBe(true)
      }),
      { numRuns: 5 },
    )
  })

  it('does not depend on the order of the rows of a dataset of vehicles or grid', () => {
    const turned = frameOf([
      dataset(
        'grid',
        times(20, (i) => ({ shape: place(3 * (19 - i) + 1), headroom_kva: 300 * ((19 - i) % 5) })),
      ),
      stations,
      vehicles,
      lake,
      partners,
    ])
    expect(scoreFrame(turned).values).toEqual(scoreFrame(frame).values)
  })

  it('takes an unknown value as the profile says', () => {
    const half = dataset('grid', [{ shape: place(1), headroom_kva: 500 }], [120, 30, 120.6, 32])
    const policies = (missing: 'neutral' | 'worst' | 'exclude') => {
      const criteria = [{ id: 'grid_headroom' as const, weight: 1, missing }]
      const made = frameOf([half], { ...URBAN, criteria })
      const row = rowOfCell(GRID, ...cellAt(31.3, 120.65, 8))
      return [scoreFrame(made).values[row], made.reasons[made.excluded[row]! - 1]]
    }
    expect(policies('neutral')).toEqual([50, undefined])
    expect(policies('worst')).toEqual([0, undefined])
    expect(policies('exclude')).toEqual([Number.NaN, 'grid_headroom unknown'])
  })

  it('refuses weights that are all zero, and a profile without data', () => {
    const zero = { vehicle_demand: 0, unserved: 0, grid_headroom: 0, partner_fit: 0, rent: 0 }
    expect(() => scoreFrame(frame, zero)).toThrow('weigh 0')
    expect(() => scoreFrame(frameOf([]))).toThrow('no criterion of the urban profile has data')
  })
})

describe('the ranked list', () => {
  const scores = scoreFrame(frame)
  const list = rankSites(frame, scores, { top: 15, spacingMetres: 2000 })

  it('goes from the best score down, at least the spacing apart, never in an excluded cell', () => {
    expect(list).toHaveLength(15)
    list.forEach((site, i) => {
      expect(site.rank).toBe(i + 1)
      expect(frame.excluded[site.row]).toBe(0)
      if (i > 0) expect(site.score).toBeLessThanOrEqual(list[i - 1]!.score)
      for (const other of list.slice(0, i))
        expect(distanceMetres(site.lat, site.lon, other.lat, other.lon)).toBeGreaterThan(1999.9)
    })
  })

  it('leaves out no cell that is better and far enough from those above it', () => {
    const last = list.at(-1)!
    for (let row = 0; row < GRID.length; row++) {
      if (!(scores.values[row]! > last.score) || list.some((site) => site.row === row)) continue
      const near = list.some(
        (site) =>
          site.score >= scores.values[row]! &&
          distanceMetres(site.lat, site.lon, frame.siteLat[row]!, frame.siteLon[row]!) < 2000.1,
      )
      expect(near).toBe(true)
    }
  })

  it('is all cells where there is no spacing and room enough, ties to the lower cell', () => {
    const all = rankSites(frame, scores, { top: GRID.length + 5, spacingMetres: 0 })
    expect(all).toHaveLength(frame.excluded.filter((code) => code === 0).length)
    all.forEach((site, i) => {
      const before = all[i - 1]
      if (before && before.score === site.score) expect(site.row).toBeGreaterThan(before.row)
    })
  })
})

describe('an explanation', () => {
  it('names each part with raw value, unit and source, and they add up', () => {
    const scores = scoreFrame(frame)
    const [best] = rankSites(frame, scores, { top: 1, spacingMetres: 2000 })
    const explanation = explainCell(frame, scores, best!.row)
    const parts = explanation.criteria.map(({ contribution }) => contribution)
    expect(parts.reduce((a, b) => a + b, 0)).toBe(explanation.score)
    const headroom = explanation.criteria.find(({ id }) => id === 'grid_headroom')!
    expect(headroom).toMatchObject({ unit: 'kVA', active: true, datasets: ['grid'] })
    expect(headroom.curveValue).toBeCloseTo(Math.min(1, headroom.value! / headroom.fullMarks), 12)
  })

  it('says why a cell is excluded', () => {
    const row = rowOfCell(GRID, ...cellAt(31.26, 120.55, 8))
    expect(explainCell(frame, scoreFrame(frame), row)).toMatchObject({
      score: null,
      excludedBy: 'water',
      freeShare: 0,
    })
  })
})

describe('a frame', () => {
  it('made again from the cache is the same, and only what changed is computed', () => {
    const kept = new Map<string, Uint8Array>()
    let writes = 0
    const cache = {
      read: (key: string) => kept.get(key),
      write: (key: string, bytes: Uint8Array) => {
        writes++
        kept.set(key, bytes.slice())
      },
    }
    const first = frameOf(WORLD, URBAN, cache)
    const made = writes
    expect(frameOf(WORLD, URBAN, cache)).toEqual(first)
    expect(writes).toBe(made)
    const more = dataset('grid', [{ shape: place(9), headroom_kva: 5000 }])
    const second = frameOf([...WORLD, more], URBAN, cache)
    // The headroom, and where it is an estimate.
    expect(writes).toBe(made + 2)
    expect(second.criteria[0]!.values).toEqual(first.criteria[0]!.values)
    expect(second.inputsHash).not.toBe(first.inputsHash)
  })
})
