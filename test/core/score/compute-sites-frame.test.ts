import { describe, expect, test } from 'vitest'
import { OUTSIDE_REGION } from '../../../src/core/criteria/points-of-sites.ts'
import type { Dataset } from '../../../src/core/dataset/dataset.ts'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { computeSitesFrame } from '../../../src/core/score/compute-sites-frame.ts'
import { explainCell } from '../../../src/core/score/explain.ts'
import { contributionsAt } from '../../../src/core/score/rank.ts'
import { scoreFrame } from '../../../src/core/score/score.ts'
import {
  ALL,
  box,
  dataset,
  frameOf,
  GRID,
  line,
  point,
  REGION,
  type Row,
  sha256,
} from '../small-world.ts'

const SITES = Array.from({ length: 40 }, (_, i): Row => {
  const [lon, lat] = [120.51 + (i % 8) * 0.0233, 31.21 + Math.floor(i / 8) * 0.0371]
  return {
    shape: point(lon, lat),
    id: `s${i}`,
    name: `Site ${i}`,
    host: i % 3 === 0 ? 'fuel' : 'mall',
    rent: i % 4 === 0 ? undefined : 300 + 7 * i,
    electricity_kva: i % 5 === 0 ? 630 : undefined,
    roof_area_m2: 100 * i,
  }
})
const PROJECT: readonly Dataset[] = [
  dataset('vehicles', [
    { shape: box(120.4, 31.1, 120.6, 31.3), count: 40_000 },
    { shape: box(120.6, 31.3, 120.8, 31.5), count: 9_000 },
  ]),
  dataset('stations', [
    { shape: point(120.56, 31.26), own: 'own' },
    { shape: point(120.65, 31.35), own: 'competitor' },
  ]),
  dataset('grid', [
    { shape: point(120.55, 31.25), headroom_kva: 4000, feeder: 'a' },
    { shape: line(120.5, 31.38, 120.7, 31.38), voltage_kv: 110 },
  ]),
  dataset('corridors', [
    { shape: line(120.45, 31.3, 120.75, 31.31), ref: 'G2', vehicles_per_day: 60_000 },
    { shape: point(120.6, 31.305), ref: 'G2', access: 'junction' },
  ]),
  dataset('votes', [{ shape: point(120.6, 31.3), votes: 12 }]),
]
const PARTNERS = dataset('partners', SITES)
const WITH_PARTNERS = [...PROJECT, PARTNERS]

const sitesFrameOf = (project: readonly Dataset[], sites: Dataset) =>
  computeSitesFrame({
    frame: frameOf(project, ALL),
    region: REGION,
    datasets: project,
    sites,
    hash: sha256,
  }).frame

describe('sites at their own points', () => {
  test('the best site of a cell scores what the cell scores, to the last bit', () => {
    const cells = frameOf(WITH_PARTNERS, ALL)
    const cellScores = scoreFrame(cells)
    const sites = sitesFrameOf(WITH_PARTNERS, PARTNERS)
    const siteScores = scoreFrame(sites)
    let compared = 0
    for (let site = 0; site < PARTNERS.rows; site++) {
      const row = rowOfCell(GRID, sites.grid.lo[site]!, sites.grid.hi[site]!)
      if (cells.partners[cells.partnerRow[row]!]?.id !== `s${site}`) continue
      compared++
      expect(siteScores.values[site]).toBe(cellScores.values[row])
      sites.criteria.forEach(({ values, id }, c) => {
        expect(values[site], id).toBe(cells.criteria[c]!.values[row])
      })
    }
    expect(compared).toBeGreaterThan(30)
    expect(sites.criteria.filter(({ active }) => active)).toHaveLength(8)
  })

  test('contributions add up to the score exactly', () => {
    const sites = sitesFrameOf(WITH_PARTNERS, PARTNERS)
    const scores = scoreFrame(sites)
    for (let site = 0; site < PARTNERS.rows; site++) {
      const points = Object.values(contributionsAt(sites, scores, site))
      expect(points.reduce((a, b) => a + b, 0)).toBe(scores.values[site])
      expect(explainCell(sites, scores, site).score).toBe(scores.values[site])
    }
  })

  test('two sites of one cell differ by their sheets and by where they stand', () => {
    const twins = dataset('partners', [
      { shape: point(120.6, 31.3), id: 'a', host: 'fuel' },
      { shape: point(120.6, 31.3), id: 'b', host: 'other' },
      { shape: point(120.603, 31.302), id: 'c', host: 'fuel' },
    ])
    const frame = sitesFrameOf(WITH_PARTNERS, twins)
    const cells = [0, 1, 2].map((site) => `${frame.grid.hi[site]} ${frame.grid.lo[site]}`)
    expect(new Set(cells).size).toBe(1)
    const scores = scoreFrame(frame).values
    expect(scores[0]).toBeGreaterThan(scores[1]!)
    expect(scores[2]).not.toBe(scores[0])
  })

  test('a site is excluded by what stands at its own place, not by its cell', () => {
    const [lat, lon] = [31.3, 120.6]
    const mostOfTheCell = box(lon + 0.0005, lat - 0.02, lon + 0.02, lat + 0.02)
    const project = [
      ...PROJECT,
      dataset('exclusions', [
        { shape: mostOfTheCell, category: 'water' },
        {
          shape: box(lon - 0.001, lat - 0.001, lon, lat + 0.001),
          category: 'homes',
          rule: 'review',
        },
      ]),
    ]
    const list = dataset('partners', [
      { shape: point(lon - 0.0005, lat), id: 'on land' },
      { shape: point(lon + 0.001, lat), id: 'in water' },
      { shape: point(lon, lat + 0.03), id: 'refused', permit: 'refused', ownership: 'disputed' },
      { shape: point(119, 31), id: 'far' },
    ])
    const frame = sitesFrameOf(project, list)
    const reasons = Array.from(frame.excluded, (code) => frame.reasons[code - 1] ?? '')
    expect(reasons).toEqual(['', 'water', 'site sheet: ownership, permit', OUTSIDE_REGION])
    expect(explainCell(frame, scoreFrame(frame), 0).flags).toEqual(['homes'])
    expect(scoreFrame(frame).values[1]).toBeNaN()
  })

  test('a list on a project without partners is judged by its sheets all the same', () => {
    const frame = sitesFrameOf(PROJECT, PARTNERS)
    expect(frameOf(PROJECT, ALL).criteria.find(({ id }) => id === 'partner_fit')!.active).toBe(
      false,
    )
    const fit = frame.criteria.find(({ id }) => id === 'partner_fit')!
    expect(fit).toMatchObject({ active: true, inactiveBecause: '', missing: 0 })
    expect(fit.curve).toEqual({ x: [0, 100], y: [0, 1] })
    // Rent has no fixed full marks: with none in the region there is no scale to put it on.
    const rent = frame.criteria.find(({ id }) => id === 'rent')!
    expect(rent.active).toBe(false)
  })

  test('what counts in the region and cannot be told of the list is unknown, not left out', () => {
    const bare = dataset('partners', [{ shape: point(120.6, 31.3), id: 'x' }])
    const frame = sitesFrameOf(WITH_PARTNERS, bare)
    const rent = frame.criteria.find(({ id }) => id === 'rent')!
    expect(rent).toMatchObject({ active: true, missing: 1 })
    const [lo, hi] = cellAt(31.3, 120.6, 8)
    expect([frame.grid.lo[0], frame.grid.hi[0]]).toEqual([lo, hi])
  })
})
