import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../../src/core/dataset/dataset.ts'
import { rankSites } from '../../../src/core/score/rank.ts'
import { RULE_NAMES } from '../../../src/core/score/rules/rule.ts'
import { scoreFrame, sharesOf } from '../../../src/core/score/score.ts'
import { ALL, box, dataset, frameOf, GRID, line, point, type Row, URBAN } from '../small-world.ts'

/*
 * What holds of any score. That zones keep their totals is in criteria/spread.test.ts, that
 * contributions add up in score.test.ts and rules/rule-in-frame.test.ts.
 */

const place = (i: number) =>
  point(120.51 + ((i * 37) % 180) / 1000, 31.21 + ((i * 53) % 180) / 1000)
const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))

const ROWS = {
  vehicles: times(40, (i): Row => ({ shape: place(i), count: 100 + 7 * i })),
  stations: times(
    3,
    (i): Row => ({ shape: place(50 * i), own: 'own', technology: 'swap', status: 'open' }),
  ),
  grid: times(20, (i): Row => ({ shape: place(3 * i + 1), headroom_kva: 300 * (i % 5) })),
  votes: times(15, (i): Row => ({ shape: place(4 * i + 2), votes: 1 + (i % 4) })),
  rent: times(12, (i): Row => ({ shape: place(5 * i + 3), rent: 100 + 10 * i })),
  partners: times(
    25,
    (i): Row => ({ shape: place(7 * i + 5), host: i % 3 ? 'fuel' : 'mall', parking_spaces: i }),
  ),
  corridors: times(
    2,
    (i): Row => ({
      shape: line(120.5, 31.25 + 0.05 * i, 120.7, 31.27 + 0.05 * i),
      ref: `G${i}`,
      vehicles_per_day: 20_000 + 5000 * i,
    }),
  ),
  exclusions: [
    { shape: box(120.53, 31.24, 120.58, 31.28), category: 'water' },
    { shape: box(120.6, 31.3, 120.61, 31.33), category: 'reserve' },
  ] as Row[],
}
type Kind = keyof typeof ROWS
const KINDS = Object.keys(ROWS) as Kind[]
const world = (changed: Partial<Record<Kind, readonly Row[]>> = {}): Dataset[] =>
  KINDS.map((kind) => dataset(kind, changed[kind] ?? ROWS[kind]))
const frame = frameOf(world(), ALL)
const values = (made: typeof frame, id: string) => made.criteria.find((c) => c.id === id)!.values

const IDS = ALL.criteria.map(({ id }) => id)
// Not so small that a test's own multiplication would make it 0.
const weight = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 10, noNaN: true }))
const weights = fc
  .record(Object.fromEntries(IDS.map((id) => [id, weight])))
  .filter((w) => Object.values(w).some((x) => x > 0.01))
const rule = fc.constantFrom(...RULE_NAMES)

describe('more demand', () => {
  it('of vehicles never lowers a benefit criterion anywhere', () => {
    fc.assert(
      fc.property(fc.nat(39), fc.integer({ min: 1, max: 5000 }), (i, more) => {
        const vehicles = ROWS.vehicles.map((row, k) =>
          k === i ? { ...row, count: (row.count as number) + more } : row,
        )
        const after = frameOf(world({ vehicles }), ALL)
        for (const { id, direction } of frame.criteria.filter(({ active }) => active)) {
          if (direction !== 'benefit') continue
          const before = values(frame, id)
          expect(
            values(after, id).findIndex((value, row) => value < before[row]!),
            id,
          ).toBe(-1)
        }
        expect(values(after, 'vehicle_demand')).not.toEqual(values(frame, 'vehicle_demand'))
      }),
      { numRuns: 8 },
    )
  })

  it('on a corridor never lowers what its travellers ask for', () => {
    fc.assert(
      fc.property(fc.nat(1), fc.integer({ min: 1, max: 50_000 }), (i, more) => {
        const corridors = ROWS.corridors.map((row, k) =>
          k === i ? { ...row, vehicles_per_day: (row.vehicles_per_day as number) + more } : row,
        )
        const after = values(frameOf(world({ corridors }), ALL), 'corridor_flow')
        const before = values(frame, 'corridor_flow')
        expect(after.findIndex((value, row) => value < before[row]!)).toBe(-1)
      }),
      { numRuns: 5 },
    )
  })
})

describe('an excluded cell', () => {
  it('never ranks, whatever the weights, the rule and the spacing', () => {
    expect(frame.excluded.some((code) => code > 0)).toBe(true)
    fc.assert(
      fc.property(weights, rule, fc.nat(3000), (w, name, spacingMetres) => {
        const scores = scoreFrame(frame, w, undefined, name)
        const ranked = rankSites(frame, scores, { top: GRID.length, spacingMetres })
        expect(ranked.length).toBeGreaterThan(0)
        expect(ranked.filter((site) => frame.excluded[site.row] !== 0)).toEqual([])
        expect(ranked.every(({ score }) => score >= 0)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })
})

describe('the order of the rows', () => {
  it('changes nothing, nor does that of the datasets', () => {
    const shuffled = (kind: Kind) =>
      fc.shuffledSubarray([...ROWS[kind]], { minLength: ROWS[kind].length })
    // Sites whose sheets are alike rank by their row, so partner sites and areas keep their order.
    const kinds = ['vehicles', 'stations', 'grid', 'votes', 'rent', 'corridors'] as const
    const rows = fc.record(Object.fromEntries(kinds.map((kind) => [kind, shuffled(kind)])))
    const before = scoreFrame(frame).values
    fc.assert(
      fc.property(
        rows,
        fc.shuffledSubarray(KINDS, { minLength: KINDS.length }),
        (changed, order) => {
          const made = world(changed)
          const after = frameOf(
            order.map((kind) => made[KINDS.indexOf(kind)]!),
            ALL,
          )
          expect(scoreFrame(after).values).toEqual(before)
        },
      ),
      { numRuns: 8 },
    )
  })
})

describe('scaling all weights', () => {
  it('changes nothing: no bit for powers of two, no more than rounding for any other number', () => {
    fc.assert(
      fc.property(
        weights,
        rule,
        fc.integer({ min: -8, max: 8 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (w, name, power, factor) => {
          const scaled = (by: number) =>
            scoreFrame(
              frame,
              Object.fromEntries(Object.entries(w).map(([id, x]) => [id, x * by])),
              undefined,
              name,
            ).values
          const before = scaled(1)
          expect(scaled(2 ** power)).toEqual(before)
          const after = scaled(factor)
          const off = after.findIndex((score, row) => Math.abs(score - before[row]!) > 1e-8)
          expect(off).toBe(-1)
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('a dataset', () => {
  const ofKind: [Kind, string[]][] = [
    ['grid', ['grid_headroom']],
    ['votes', ['user_votes']],
    ['stations', ['unserved', 'corridor_gap']],
    ['corridors', ['corridor_flow', 'corridor_gap']],
  ]

  it.each(ofKind)(
    'of %s that is absent gives the score of its criteria at weight 0',
    (kind, ids) => {
      const without = frameOf(
        world().filter((each) => each.kind !== kind),
        ALL,
      )
      for (const { id, active } of without.criteria)
        expect([id, active]).toEqual([id, !ids.includes(id)])
      // Corridors have a second say: the kilometres driven on them come off the demand at home.
      const untouched = IDS.filter((id) => kind !== 'corridors' || !/demand|unserved/.test(id))
      fc.assert(
        fc.property(weights, rule, (w, name) => {
          const kept = untouched.filter((id) => !ids.includes(id))
          const given = Object.fromEntries(
            IDS.map((id) => [id, kept.includes(id) ? w[id]! + 0.1 : 0]),
          )
          const absent = scoreFrame(without, given, undefined, name).values
          expect(absent).toEqual(scoreFrame(frame, given, undefined, name).values)
          // Absent with its weight is the same: the weight is shared out.
          const named = { ...given, ...Object.fromEntries(ids.map((id) => [id, 3])) }
          expect(scoreFrame(without, named, undefined, name).values).toEqual(absent)
        }),
        { numRuns: 8 },
      )
    },
  )

  it.each([
    ['grid', 'grid_headroom'],
    ['votes', 'user_votes'],
    ['vehicles', 'vehicle_demand'],
    ['partners', 'partner_fit'],
  ] as const)('of %s without rows is knowledge of none', (kind, id) => {
    const empty = frameOf(world({ [kind]: [] }), ALL)
    const column = empty.criteria.find((each) => each.id === id)!
    expect(column.active).toBe(true)
    expect(column.values.every((value) => value === 0)).toBe(true)
    const absent = frameOf(
      world().filter((each) => each.kind !== kind),
      ALL,
    ).criteria.find((each) => each.id === id)!
    expect(absent.active).toBe(false)
  })

  it('of stations without rows leaves all demand unserved', () => {
    const none = frameOf(world({ stations: [] }), ALL)
    expect(values(none, 'unserved')).toEqual(values(none, 'vehicle_demand'))
  })
})

describe('weights that are none', () => {
  it.each([Number.NaN, -1, Infinity])('%d is refused, quoting the value', (weight) => {
    expect(() => scoreFrame(frame, { rent: weight })).toThrow(
      `Expected the weight of rent to be a finite number ≥ 0, got ${weight}.`,
    )
  })

  it('all 0 are refused in a sentence, given or of the profile', () => {
    const zero = Object.fromEntries(IDS.map((id) => [id, 0]))
    expect(() => scoreFrame(frame, zero)).toThrow(
      'All active criteria of the urban profile weigh 0',
    )
    const weightless = {
      ...URBAN,
      criteria: URBAN.criteria.map((each) => ({ ...each, weight: 0 })),
    }
    const made = frameOf(world(), weightless)
    expect(() => sharesOf(made, {})).toThrow('All active criteria of the urban profile weigh 0')
  })
})
