import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberColumn, textColumn } from '../../../src/core/dataset/dataset.ts'
import { cellIdAt, rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { applyScenario } from '../../../src/core/scenario/apply-scenario.ts'
import type { Change } from '../../../src/core/scenario/change.ts'
import { dataChanges } from '../../../src/core/scenario/changed-datasets.ts'
import { cellsElsewhere, forbidCells } from '../../../src/core/scenario/forbid-cells.ts'
import { undone } from '../../../src/core/scenario/scenario.ts'
import { stateAfter } from '../../../src/core/scenario/scenario-state.ts'
import { computeFrame } from '../../../src/core/score/compute-frame.ts'
import type { Frame } from '../../../src/core/score/frame.ts'
import { rankSites } from '../../../src/core/score/rank.ts'
import { scoreFrame } from '../../../src/core/score/score.ts'
import { box, dataset, frameOf, GRID, point, REGION, sha256, URBAN } from '../small-world.ts'

const vehicles = dataset('vehicles', [
  { shape: point(120.55, 31.25), count: 500, class: 'private' },
  { shape: point(120.65, 31.35), count: 300, class: 'taxi' },
])
const stations = dataset('stations', [
  { shape: point(120.55, 31.25), id: 'st-1', own: 'own', status: 'open' },
  { shape: point(120.65, 31.35), own: 'own', status: 'building' },
])
const partners = dataset('partners', [
  { shape: point(120.6, 31.3), id: 'mall', host: 'mall' },
  { shape: point(120.602, 31.301), host: 'fuel' },
])
const lake = dataset('exclusions', [
  { shape: box(120.53, 31.24, 120.54, 31.25), category: 'water' },
])
const baseline = { datasets: [vehicles, stations, partners, lake], profile: URBAN, region: REGION }

const apply = (...changes: Change[]) => applyScenario(baseline, changes, sha256)
const kind = (name: string, ...changes: Change[]) =>
  apply(...changes).datasets.filter((each) => each.kind === name)
const frame = (...changes: Change[]): Frame => {
  const { datasets, profile, scaleProfile } = apply(...changes)
  const scale = scaleProfile && frameOf(baseline.datasets, scaleProfile)
  const input = { grid: GRID, region: REGION, datasets, profile, hash: sha256 }
  return computeFrame(scale ? { ...input, scale } : input)
}
const column = (made: Frame, id: string) => made.criteria.find((c) => c.id === id)!.values
const rowAt = (lat: number, lon: number) => rowOfCell(GRID, ...cellAt(lat, lon, 8))

const triangle = [
  [
    [120.58, 31.28],
    [120.62, 31.28],
    [120.6, 31.32],
    [120.58, 31.28],
  ],
] as [number, number][][]

const added: Change = {
  ...{ type: 'station-added', id: 'new-1', name: 'New', lat: 31.35, lon: 120.65 },
  ...{ status: 'open' as const },
}
const CHANGES: Change[] = [
  added,
  { ...added, id: 'new-2', status: 'planned', lat: 31.22 },
  { type: 'station-removed', id: 'st-1' },
  { type: 'station-removed', id: 'new-1' },
  { type: 'stations-open', statuses: ['planned'] },
  { type: 'area-forbidden', id: 'a', name: 'flood plain', polygon: triangle },
  { type: 'area-allowed', id: 'a' },
  { type: 'study-area', polygon: triangle },
  { type: 'growth', of: 'vehicles', factor: 1.5 },
  { type: 'growth', of: 'vehicles', class: 'taxi', factor: 2 },
  { type: 'growth', of: 'corridors', factor: 3 },
  { type: 'site', place: 'mall', mark: 'forbidden' },
  { type: 'site', place: cellIdAt(GRID, 40), mark: 'forbidden', note: 'too loud' },
  { type: 'site', place: 'mall', pinned: true },
  { type: 'weights', profile: 'urban', weights: { unserved: 2 } },
  { type: 'parameters', profile: 'urban', parameters: { cutoffMetres: 1000 } },
  { type: 'criterion', profile: 'urban', criterion: 'rent', missing: 'worst' },
]

describe('a scenario without changes', () => {
  it('is the baseline exactly: the same objects, the same inputs hash, the same bits', () => {
    const applied = apply()
    expect(applied.profile).toBe(URBAN)
    expect(applied.datasets).toHaveLength(baseline.datasets.length)
    for (const [i, each] of applied.datasets.entries()) expect(each).toBe(baseline.datasets[i])
    const [before, after] = [frameOf(baseline.datasets), frame()]
    expect(forbidCells(after, applied.forbiddenCells, sha256)).toBe(after)
    expect(after.inputsHash).toBe(before.inputsHash)
    expect(after).toEqual(before)
    expect(scoreFrame(after, applied.weights).values).toEqual(scoreFrame(before).values)
  })

  it('is what is left where everything was taken back by a later change', () => {
    const back = apply(
      ...([
        added,
        { type: 'area-forbidden', id: 'a', name: 'x', polygon: triangle },
        { type: 'study-area', polygon: triangle },
        { type: 'growth', of: 'vehicles', factor: 2 },
        { type: 'site', place: 'mall', mark: 'forbidden', note: 'n' },
        { type: 'stations-open', statuses: ['building'] },
        { type: 'station-removed', id: 'new-1' },
        { type: 'area-allowed', id: 'a' },
        { type: 'study-area', polygon: null },
        { type: 'growth', of: 'vehicles', factor: 1 },
        { type: 'site', place: 'mall', mark: 'free', note: '' },
        { type: 'stations-open', statuses: [] },
      ] as Change[]),
    )
    for (const [i, each] of back.datasets.entries()) expect(each).toBe(baseline.datasets[i])
    expect(back.datasets).toHaveLength(baseline.datasets.length)
    expect(back.sites.size).toBe(0)
  })
})

describe('changes', () => {
  const list = fc.array(fc.constantFrom(...CHANGES), { maxLength: 8 })

  it('leave the baseline as it is, give the same each time, and the last one comes off', () => {
    const before = JSON.stringify(baseline)
    fc.assert(
      fc.property(list, fc.constantFrom(...CHANGES), (changes, last) => {
        const plain = (applied: ReturnType<typeof apply>) => [
          applied.datasets.map(({ hash }) => hash),
          { ...applied, datasets: [], sites: [...applied.sites] },
        ]
        expect(plain(apply(...undone([...changes, last])))).toEqual(plain(apply(...changes)))
        expect(JSON.stringify(baseline)).toBe(before)
      }),
    )
  })

  it('that differ in a dataset give it another hash', () => {
    const hashes = CHANGES.slice(0, 10).map((change) =>
      apply(change)
        .datasets.map(({ hash }) => hash)
        .join(),
    )
    const touching = hashes.filter(
      (hash) =>
        hash !==
        apply()
          .datasets.map((d) => d.hash)
          .join(),
    )
    // Not 'new-1' removed, 'a' allowed: they touch nothing; 'planned' open has nothing to open.
    expect(touching).toHaveLength(7)
    expect(new Set(touching).size).toBe(7)
  })
})

describe('what names the changes of the datasets', () => {
  const list = fc.array(fc.constantFrom(...CHANGES), { maxLength: 6 })

  it('is the same only where the datasets are, and empty where none is touched', () => {
    const hashes = (changes: Change[]) => apply(...changes).datasets.map(({ hash }) => hash)
    // What has nothing to act on is named too: a name more is a frame more, never a wrong one.
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [left, right] = [a, b].map((changes) => dataChanges(stateAfter(changes)))
        if (left === right) expect(hashes(a)).toEqual(hashes(b))
        if (left === '') expect(hashes(a)).toEqual(hashes([]))
      }),
      { numRuns: 300 },
    )
    expect(dataChanges(stateAfter([CHANGES[14]!, CHANGES[15]!, CHANGES[12]!]))).toBe('')
  })
})

describe('stations', () => {
  it('added open serve the demand around them; planned ones do not until they are let', () => {
    const here = rowAt(31.35, 120.65)
    const unserved = (...changes: Change[]) => column(frame(...changes), 'unserved')[here]!
    const before = unserved()
    expect(before).toBeGreaterThan(0)
    expect(unserved(added)).toBe(0)
    const planned: Change = { ...added, status: 'planned' }
    expect(unserved(planned)).toBe(before)
    expect(unserved(planned, { type: 'stations-open', statuses: ['planned'] })).toBe(0)
    expect(unserved({ type: 'stations-open', statuses: ['building'] })).toBe(0)
  })

  it('removed serve no more, by their id or by the name of their row', () => {
    const here = rowAt(31.25, 120.55)
    const removed = frame({ type: 'station-removed', id: 'st-1' })
    expect(column(frame(), 'unserved')[here]).toBe(0)
    expect(column(removed, 'unserved')[here]).toBeGreaterThan(0)
    const second = `${stations.hash.slice(0, 8)}:2`
    const [left] = kind('stations', { type: 'station-removed', id: second })
    expect(textColumn(left!, 'id')).toEqual(['st-1'])
    const [other] = kind('stations', { type: 'station-removed', id: 'st-1' })
    expect(textColumn(other!, 'id')).toEqual([second])
    expect([...other!.shapes.lonLat]).toEqual([120.65, 31.35])
  })

  it('that the project does not hold are named, and so is a partner site', () => {
    const { unapplied } = apply(
      { type: 'station-removed', id: 'gone' },
      { type: 'site', place: 'nobody', mark: 'forbidden' },
    )
    expect(unapplied).toEqual([
      'There is no station "gone" to remove: the project does not, or no longer, hold it.',
      'There is no partner site "nobody" to forbid: the project does not, or no longer, hold it.',
    ])
  })
})

describe('areas', () => {
  it('that are forbidden leave their cells out, for the reason given', () => {
    const made = frame({ type: 'area-forbidden', id: 'a', name: 'flood plain', polygon: triangle })
    const row = rowAt(31.295, 120.6)
    expect(made.reasons[made.excluded[row]! - 1]).toBe('flood plain')
    expect(frame().excluded[row]).toBe(0)
    const free = rowAt(31.22, 120.52)
    expect(made.excluded[free]).toBe(frame().excluded[free])
  })

  it('of study leave out all that lies outside, and nothing within', () => {
    const made = frame({ type: 'study-area', polygon: triangle })
    expect(made.excluded[rowAt(31.295, 120.6)]).toBe(0)
    expect(made.freeShare[rowAt(31.295, 120.6)]).toBe(1)
    const row = rowAt(31.22, 120.65)
    expect(made.reasons[made.excluded[row]! - 1]).toBe('outside the study area')
    expect(made.excluded.filter((code) => code === 0).length).toBeLessThan(40)
  })
})

describe('growth', () => {
  it('multiplies the counts, those of a class by its own factor', () => {
    const [grown] = kind(
      'vehicles',
      { type: 'growth', of: 'vehicles', factor: 1.5 },
      { type: 'growth', of: 'vehicles', class: 'taxi', factor: 2 },
    )
    expect([...numberColumn(grown!, 'count')]).toEqual([750, 600])
  })

  it('of corridors raises the share that can swap, and says where that would pass all vehicles', () => {
    const share = URBAN.parameters.corridorSwappableShare
    const grown = apply({ type: 'growth', of: 'corridors', factor: 3 })
    expect(grown.profile.parameters.corridorSwappableShare).toBeCloseTo(3 * share, 15)
    const much = apply({ type: 'growth', of: 'corridors', factor: 10_000 })
    expect(much.profile.parameters.corridorSwappableShare).toBe(share)
    expect(much.unapplied).toEqual([expect.stringContaining('more vehicles swap than pass')])
  })
})

describe('scores of a scenario', () => {
  const curves = (made: Frame) => made.criteria.map(({ curve }) => curve)

  it('are on the scale of the baseline where data changes, so that growth shows', () => {
    const grown = frame({ type: 'growth', of: 'vehicles', factor: 1.5 })
    expect(curves(grown)).toEqual(curves(frame()))
    const [before, after] = [scoreFrame(frame()).values, scoreFrame(grown).values]
    const risen = after.filter((score, row) => score > before[row]!).length
    expect(risen).toBeGreaterThan(20)
    expect(after.every((score, row) => !(score < before[row]!))).toBe(true)
    expect(grown.inputsHash).not.toBe(frame().inputsHash)
  })

  it('are on that of the changed profile where the profile changes', () => {
    const cutoff: Change = {
      type: 'parameters',
      profile: 'urban',
      parameters: { cutoffMetres: 1000 },
    }
    const nearer = frameOf(baseline.datasets, apply(cutoff).profile)
    expect(apply(cutoff).scaleProfile).toBeUndefined()
    expect(curves(frame(cutoff))).toEqual(curves(nearer))
    const both = frame(cutoff, { type: 'growth', of: 'vehicles', factor: 2 })
    expect(curves(both)).toEqual(curves(nearer))
    expect(curves(nearer)).not.toEqual(curves(frame()))
  })

  it('of a criterion that the baseline cannot know have a curve of their own', () => {
    const none = { ...baseline, datasets: [vehicles] }
    const { datasets, profile, scaleProfile } = applyScenario(none, [added], sha256)
    const scale = frameOf(none.datasets, scaleProfile)
    const input = { grid: GRID, region: REGION, datasets, profile, hash: sha256, scale }
    const unserved = computeFrame(input).criteria.find(({ id }) => id === 'unserved')!
    expect(scale.criteria.find(({ id }) => id === 'unserved')!.active).toBe(false)
    expect(unserved.active).toBe(true)
    expect(unserved.curve.x[1]).toBeGreaterThan(0)
  })
})

describe('places', () => {
  it('that are forbidden are not ranked: a cell is left out, a partner site is not used', () => {
    const before = frame()
    const [best] = rankSites(before, scoreFrame(before), { top: 1, spacingMetres: 0 })
    const { forbiddenCells } = apply({ type: 'site', place: best!.cell, mark: 'forbidden' })
    const after = forbidCells(before, forbiddenCells, sha256)
    const scores = scoreFrame(after)
    expect(scores.values[best!.row]).toBeNaN()
    const all = rankSites(after, scores, { top: GRID.length, spacingMetres: 0 })
    expect(all.map(({ cell }) => cell)).not.toContain(best!.cell)
    expect(after.reasons[after.excluded[best!.row]! - 1]).toBe('forbidden in the scenario')
    expect(after.inputsHash).not.toBe(before.inputsHash)
    const row = rowAt(31.3, 120.6)
    const sheetless = frame({ type: 'site', place: 'mall', mark: 'forbidden' })
    expect(before.partners.map(({ id }) => id)).toContain('mall')
    expect(sheetless.partners.map(({ id }) => id)).toEqual([`${partners.hash.slice(0, 8)}:2`])
    expect(sheetless.excluded[row]).toBe(0)
  })

  it('keep what was said of them before, and lose nothing to a later note', () => {
    const { sites } = apply(
      { type: 'site', place: 'mall', mark: 'fixed' },
      { type: 'site', place: 'mall', note: 'signed in May' },
      { type: 'site', place: 'mall', pinned: true },
    )
    expect(sites.get('mall')).toEqual({ mark: 'fixed', pinned: true, note: 'signed in May' })
  })

  it('outside the project are named and change nothing', () => {
    const far = '8831aa5467fffff'
    const before = frame()
    expect(forbidCells(before, [far], sha256)).toBe(before)
    expect(cellsElsewhere(before, [far])).toEqual([
      `The cell ${far} is not one of the project's: forbidding it has no effect.`,
    ])
  })
})

describe('a profile', () => {
  it('takes weights, rule and spacing over its frame, which they leave as it is', () => {
    const applied = apply(
      { type: 'weights', profile: 'urban', weights: { rent: 3 } },
      { type: 'parameters', profile: 'urban', rule: 'topsis', spacingMetres: 500 },
    )
    expect(applied).toMatchObject({ weights: { rent: 3 }, rule: 'topsis', spacingMetres: 500 })
    expect(JSON.stringify(applied.profile)).toBe(JSON.stringify(URBAN))
  })

  it('takes parameters, classes, curves and policies, and is another profile’s no concern', () => {
    const curve = { type: 'threshold', at: 5 } as const
    const said: Change[] = [
      { type: 'parameters', profile: 'urban', parameters: { cutoffMetres: 1000 } },
      { type: 'parameters', profile: 'urban', parameters: { decay: 'step' } },
      { type: 'criterion', profile: 'urban', criterion: 'rent', missing: 'worst' },
      { type: 'criterion', profile: 'urban', criterion: 'rent', curve },
    ]
    const { profile } = apply(...said)
    expect(profile.parameters).toMatchObject({ cutoffMetres: 1000, decay: 'step' })
    const rent = profile.criteria.find(({ id }) => id === 'rent')
    expect(rent).toEqual({ id: 'rent', weight: 0.1, missing: 'worst', curve })
    const back: Change = { type: 'criterion', profile: 'urban', criterion: 'rent', curve: null }
    const reset = apply(...said, back).profile.criteria.find(({ id }) => id === 'rent')
    expect(reset).toEqual({ id: 'rent', weight: 0.1, missing: 'worst' })
    const elsewhere = said.map((change) => ({ ...change, profile: 'highway' }) as Change)
    expect(apply(...elsewhere).profile).toBe(URBAN)
  })

  it('that does not look at a criterion says so', () => {
    const { unapplied } = apply({ type: 'weights', profile: 'urban', weights: { corridor_gap: 1 } })
    expect(unapplied).toEqual([
      'The urban profile does not look at corridor_gap: what the scenario says of it has no effect.',
    ])
  })
})
