import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catchments, placesAt } from '../../../src/core/criteria/catchment.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { box, dataset, GRID, point } from '../small-world.ts'
import { centreAt, partners, planOf, problemOf, type QUESTION, vehicles } from './small-plan.ts'

// Three places more than 8 km apart, with 10, 6 and 8 swaps a day in one cell each.
const [A, B, C] = [centreAt(31.22, 120.53), centreAt(31.3, 120.6), centreAt(31.38, 120.67)]
const DEMAND = vehicles([...A, 10], [...B, 6], [...C, 8])
const site = (id: string, [lat, lon]: [number, number], more = {}) => ({ id, lat, lon, ...more })
const SITES = partners(site('a', A), site('b', B), site('c', C))
const station = ([lat, lon]: [number, number], more = {}) => ({
  shape: point(lon, lat),
  own: 'own',
  technology: 'swap',
  status: 'open',
  ...more,
})
const idsOf = ({ report }: Awaited<ReturnType<typeof planOf>>) =>
  report.sites.map(({ id }) => id).sort()

describe('a plan of a hand-made world', () => {
  it('opens the site with most demand, then the next', async () => {
    const one = await planOf([DEMAND, SITES])
    expect(idsOf(one)).toEqual(['a'])
    expect(one.plan).toMatchObject({ status: 'optimal', value: 10, added: 10, bound: 10, gap: 0 })
    const two = await planOf([DEMAND, SITES], { sites: 2 })
    expect(idsOf(two)).toEqual(['a', 'c'])
    expect(two.plan.value).toBe(18)
    expect(two.report.after).toMatchObject({ demand: 18, demandShare: 0.75, points: 2 })
  })

  it('counts what stands in value and not in added, unless it is told to forget it', async () => {
    const stations = dataset('stations', [station(A)])
    const beside = await planOf([DEMAND, SITES, stations])
    expect(idsOf(beside)).toEqual(['c'])
    expect(beside.plan).toMatchObject({ value: 18, added: 8 })
    expect(beside.report.before.demand).toBe(10)
    const afresh = await planOf([DEMAND, SITES, stations], { existing: false })
    expect(idsOf(afresh)).toEqual(['a'])
    expect(afresh.plan).toMatchObject({ value: 10, added: 10 })
  })

  it('lets stations being built serve only when told to', async () => {
    const stations = dataset('stations', [station(A, { status: 'building' })])
    expect((await planOf([DEMAND, SITES, stations])).plan.value).toBe(10)
    const built = await planOf([DEMAND, SITES, stations], { building: true })
    expect(built.plan).toMatchObject({ value: 18, added: 8 })
  })

  it('says what each site covers alone and adds, and what one more would add', async () => {
    // d covers what a covers: alone each has 10, beside each other neither adds anything.
    const near = partners(site('a', A), site('d', [A[0], A[1] + 0.001]), site('b', B), site('c', C))
    const { report } = await planOf([DEMAND, near], { sites: 2, fixed: ['a', 'd'] })
    expect(report.sites.map(({ id, alone, adds }) => [id, alone, adds])).toEqual([
      ['a', 10, 0],
      ['d', 10, 0],
    ])
    expect(report.oneMore.map(({ id, adds }) => [id, adds])).toEqual([['c', 8]])
  })

  it('finds the fewest stations for a share', async () => {
    const { plan } = await planOf([DEMAND, SITES], withoutSites({ share: 0.75 }))
    expect(plan).toMatchObject({ status: 'optimal', value: 2 })
  })

  it('brings every cell to its station by the shortest way for a median', async () => {
    const median = await planOf([DEMAND, SITES], { objective: 'p-median' })
    const cost = (to: [number, number]) =>
      10 * distanceMetres(...A, ...to) +
      6 * distanceMetres(...B, ...to) +
      8 * distanceMetres(...C, ...to)
    expect(idsOf(median)).toEqual(['b'])
    expect(median.plan.value).toBeCloseTo(Math.min(cost(A), cost(B), cost(C)), 3)
  })

  it('keeps a fixed site in the plan and a forbidden one out, by id, name or place', async () => {
    const named = partners(site('a', A), site('b', B, { name: 'Bee' }), site('c', C))
    expect(idsOf(await planOf([DEMAND, named], { fixed: ['Bee'] }))).toEqual(['b'])
    expect(idsOf(await planOf([DEMAND, named], { forbidden: ['a'] }))).toEqual(['c'])
    const place = `${B[0].toFixed(4)},${B[1].toFixed(4)}`
    expect(idsOf(await planOf([DEMAND, named], { fixed: [place] }))).toEqual(['b'])
    const free = await planOf([DEMAND, named], { fixed: ['31.25,120.65'] })
    expect(free.report.sites[0]).toMatchObject({ id: '31.25,120.65', partner: '', fixed: true })
  })

  it('opens cells where no partner is, when it may', async () => {
    const { report, plan } = await planOf([DEMAND, partners(site('b', B))], {
      candidates: [{ from: 'sites' }, { from: 'cells' }],
    })
    expect(plan.value).toBe(10)
    expect(report.sites[0]!.partner).toBe('')
  })
})

describe('the rules of a plan', () => {
  it('price a site at a station plus its connection, or at its own figure', () => {
    const grid = dataset('grid', [
      { shape: point(A[1], A[0] + 0.009), headroom_kva: 2000, feeder: 'F1' },
      { shape: point(B[1], B[0]), headroom_kva: 2000, feeder: 'F2' },
    ])
    const rows = partners(site('a', A), site('b', B, { cost: 555 }))
    const { candidates } = problemOf([DEMAND, rows, grid])
    const metres = distanceMetres(...A, A[0] + 0.009, A[1])
    expect(candidates[0]!.cost).toBeCloseTo(2_000_000 + 800 * metres, 3)
    expect(candidates[0]!.connection).toMatchObject({ feeder: 'F1', feederKva: 2000 })
    expect(candidates[1]).toMatchObject({ cost: 555, costIsOwn: true })
  })

  it('keep to a budget', async () => {
    const rows = partners(
      site('a', A, { cost: 5 }),
      site('b', B, { cost: 2 }),
      site('c', C, { cost: 2 }),
    )
    const { report, plan } = await planOf([DEMAND, rows], withoutSites({ budget: 4 }))
    expect(report.sites.map(({ id }) => id)).toEqual(['c', 'b'])
    expect([plan.value, report.costRmb]).toEqual([14, 4])
  })

  it('let the sites of one feeder share its headroom', async () => {
    const near = partners(site('a', A), site('d', [A[0] + 0.001, A[1]]), site('b', B))
    const feeder = (kva: number) =>
      dataset('grid', [
        { shape: point(A[1], A[0]), headroom_kva: kva, feeder: 'F1' },
        { shape: point(B[1], B[0]), headroom_kva: 900, feeder: 'F2' },
      ])
    const both = { sites: 3 }
    expect(idsOf(await planOf([DEMAND, near, feeder(1300)], both))).toEqual(['a', 'b', 'd'])
    expect(idsOf(await planOf([DEMAND, near, feeder(1200)], both))).toEqual(['a', 'b'])
    expect(
      idsOf(await planOf([DEMAND, near, feeder(1200)], { ...both, headroom: false })),
    ).toHaveLength(3)
  })

  it('leave out a site whose feeder cannot carry it, unless its own supply does', () => {
    const grid = dataset('grid', [{ shape: point(B[1], B[0]), headroom_kva: 900, feeder: 'F2' }])
    const rows = partners(site('a', A), site('b', B), site('c', C, { electricity_kva: 700 }))
    const { candidates, leftOut } = problemOf([DEMAND, rows, grid])
    expect(candidates.map(({ id }) => id)).toEqual(['b', 'c'])
    expect([...leftOut]).toEqual([['no feeder in reach can carry 630 kVA', 1]])
  })

  it('keep stations apart, from each other and from what stands', async () => {
    const near = partners(site('a', A), site('d', [A[0] + 0.005, A[1]]), site('c', C))
    const spaced = await planOf([DEMAND, near], { sites: 2, spacingMetres: 2000 })
    expect(idsOf(spaced)).not.toEqual(['a', 'd'])
    const stations = dataset('stations', [station(A)])
    const { candidates, leftOut } = problemOf([DEMAND, near, stations], { spacingMetres: 2000 })
    expect(candidates.map(({ id }) => id)).toEqual(['c'])
    expect([...leftOut.values()]).toEqual([2])
  })

  it('open at most so many of one partner', async () => {
    const rows = partners(
      site('a', A, { partner: 'Anji' }),
      site('b', B, { partner: 'Bolong' }),
      site('c', C, { partner: 'Anji' }),
    )
    const limited = await planOf([DEMAND, rows], {
      sites: 2,
      partnerMost: [{ partner: 'anji', most: 1 }],
    })
    expect(idsOf(limited)).toEqual(['a', 'b'])
  })

  it('give each area the stations it lacks', async () => {
    const areas = dataset('boundaries', [
      { shape: box(120.5, 31.2, 120.7, 31.26), id: 'south', name: 'South' },
      { shape: box(120.5, 31.26, 120.7, 31.34), id: 'middle', name: 'Middle' },
    ])
    const quota = { vehiclesPerStation: 8, growthPerYear: 0 }
    const asked = withoutSites({ quota })
    // South has 10 vehicles and needs 2, the middle 6 and needs 1, the rest 8 and needs 1.
    const rows = partners(site('a', A), site('d', [A[0] + 0.02, A[1]]), site('b', B), site('c', C))
    const needed = await planOf([DEMAND, rows, areas], asked)
    expect([needed.plan.status, idsOf(needed)]).toEqual(['optimal', ['a', 'b', 'c', 'd']])
    await expect(planOf([DEMAND, SITES, areas], asked)).rejects.toThrow(
      'One area needs more stations than it has candidates: South 2 of 1',
    )
  })
})

describe('a question that cannot be answered', () => {
  const ask = (changes: Partial<typeof QUESTION>, data = [DEMAND, SITES]) => planOf(data, changes)
  const cases: [string, () => Promise<unknown>, string, string][] = [
    [
      'more sites than candidates',
      () => ask({ sites: 4 }),
      'infeasible',
      '4 sites were asked for, but there are only 3',
    ],
    [
      'fixed and forbidden',
      () => ask({ fixed: ['a'], forbidden: ['a'] }),
      'bad_input',
      'a cannot be fixed and forbidden',
    ],
    [
      'unknown sites',
      () => ask({ fixed: Array.from({ length: 12 }, (_, k) => `x${k}`) }),
      'bad_input',
      'x0, x1, x2, x3, x4, x5, x6, x7, x8, x9 and 2 more',
    ],
    ['no vehicles', () => ask({}, [SITES]), 'bad_input', 'holds no vehicles'],
    ['no partner sites', () => ask({}, [DEMAND]), 'bad_input', 'holds no partner sites'],
    [
      'a cutoff that reaches nothing',
      () => ask({ cutoffMetres: 1 }, [DEMAND, partners(site('z', [31.25, 120.65]))]),
      'infeasible',
      'No candidate is within the cutoff of 1',
    ],
    [
      'a budget below the cheapest',
      () => ask({ budget: 100 }),
      'infeasible',
      'below the cheapest site',
    ],
    [
      'a partner that has none',
      () => ask({ partnerMost: [{ partner: 'Nobody', most: 1 }] }),
      'bad_input',
      'No candidate belongs to the partner "Nobody"',
    ],
    [
      'a fixed site in an exclusion',
      () =>
        ask({ fixed: ['a'] }, [
          DEMAND,
          SITES,
          dataset('exclusions', [
            {
              shape: box(A[1] - 0.01, A[0] - 0.01, A[1] + 0.01, A[0] + 0.01),
              category: 'hospital',
              rule: 'forbid',
            },
          ]),
        ]),
      'bad_input',
      'a station may not stand there: hospital',
    ],
    [
      'all demand where none reaches',
      () => ask({ objective: 'lscp' }, [DEMAND, partners(site('a', A))]),
      'infeasible',
      'No candidate is within the cutoff of 3000 of 2 demand points: cell ',
    ],
  ]
  for (const [what, asked, code, sentence] of cases)
    it(`is refused in one sentence: ${what}`, async () => {
      await expect(asked()).rejects.toMatchObject({
        code,
        message: expect.stringContaining(sentence),
      })
    })
})

describe('demand of a plan', () => {
  it('is covered exactly as catchments cover it, whatever the sites', async () => {
    const place = fc.tuple(
      fc.double({ min: 31.22, max: 31.38, noNaN: true }),
      fc.double({ min: 120.52, max: 120.68, noNaN: true }),
    )
    const demand = dataset('vehicles', [
      { shape: box(120.5, 31.2, 120.7, 31.4), count: 700, swappable: 'swappable' },
    ])
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(place, { minLength: 3, maxLength: 9 }), async (places) => {
        const rows = partners(...places.map((at, k) => site(`s${k}`, at)))
        const { made, plan } = await planOf([demand, rows], { sites: 2, headroom: false })
        const opened = [...plan.sites].map((j) => made.candidates[j]!)
        const covered = new Catchments(GRID, 3000).covered(
          placesAt(
            Float64Array.from(opened, ({ lat }) => lat),
            Float64Array.from(opened, ({ lon }) => lon),
          ),
        )
        const swaps = made.swaps.reduce((sum, value, cell) => sum + value * covered[cell]!, 0)
        expect(plan.value).toBeCloseTo(swaps, 9)
      }),
      { numRuns: 25 },
    )
  })
})

/** The question with another limit than the number of sites. */
function withoutSites(changes: object) {
  return { sites: undefined, ...changes } as unknown as Partial<typeof QUESTION>
}
