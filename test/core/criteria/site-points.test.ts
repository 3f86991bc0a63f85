import { describe, expect, it } from 'vitest'
import { sitePoints } from '../../../src/core/criteria/site-points.ts'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { box, dataset, GRID, point } from '../small-world.ts'

const rowAt = (lat: number, lon: number) => rowOfCell(GRID, ...cellAt(lat, lon, 8))
const place = (...datasets: Parameters<typeof sitePoints>[1]) => sitePoints(GRID, datasets, 0.05)
const forbid = (shape: ReturnType<typeof box>, category = 'water', more = {}) =>
  dataset('exclusions', [{ shape, category, rule: 'forbid', ...more }])

const row = rowAt(31.3, 120.6)
const [lat, lon] = [GRID.lat[row]!, GRID.lon[row]!]

describe('the site point of a cell', () => {
  it('is its centre where nothing stands against it', () => {
    const points = place()
    expect([points.lat[row], points.lon[row]]).toEqual([lat, lon])
    expect(points.freeShare[row]).toBe(1)
    expect(points.excluded[row]).toBe(0)
  })

  it('is nowhere in a cell that a polygon covers wholly, and the reason is told', () => {
    const points = place(forbid(box(lon - 0.05, lat - 0.05, lon + 0.05, lat + 0.05)))
    expect(points.freeShare[row]).toBe(0)
    expect(points.reasons[points.excluded[row]! - 1]).toBe('water')
  })

  it('moves to the free part of a cell that is half covered', () => {
    const points = place(forbid(box(lon - 0.05, lat - 0.05, lon + 0.05, lat)))
    expect(points.freeShare[row]).toBeGreaterThan(0.4)
    expect(points.freeShare[row]).toBeLessThan(0.6)
    expect(points.excluded[row]).toBe(0)
    expect(points.lat[row]).toBeGreaterThan(lat)
    expect(rowAt(points.lat[row]!, points.lon[row]!)).toBe(row)
  })

  it('is masked where less than a twentieth of the cell stays free', () => {
    // Only the northern tip of the cell stays free: 1 or 2 of its 49 samples.
    const points = place(forbid(box(lon - 0.05, lat - 0.05, lon + 0.05, lat + 0.0033)))
    expect(points.freeShare[row]).toBeGreaterThan(0)
    expect(points.freeShare[row]).toBeLessThan(0.05)
    expect(points.excluded[row]).toBe(1)
  })

  it('keeps the buffer around a point free', () => {
    const hospital = dataset('exclusions', [
      { shape: point(lon, lat), category: 'hospital', rule: 'forbid', buffer_m: 150 },
    ])
    const points = place(hospital)
    expect(points.excluded[row]).toBe(0)
    expect(distanceMetres(points.lat[row]!, points.lon[row]!, lat, lon)).toBeGreaterThan(150)
  })

  it('is left alone by a review area, which is a flag', () => {
    const shape = box(lon - 0.05, lat - 0.05, lon + 0.05, lat + 0.05)
    const points = place(
      dataset('exclusions', [{ shape, category: 'residential', rule: 'review' }]),
    )
    expect(points.excluded[row]).toBe(0)
    expect(points.freeShare[row]).toBe(1)
    expect(points.flagNames[Math.log2(points.flags[row]!)]).toBe('residential')
  })

  it('is the best partner site, by type of host', () => {
    const at = (host: string, dLon: number) => ({ shape: point(lon + dLon, lat), host, name: host })
    const points = place(
      dataset('partners', [at('parking', 0.001), at('fuel', 0.002), at('mall', 0)]),
    )
    expect(points.partners[points.partnerRow[row]!]?.name).toBe('fuel')
    expect(points.lon[row]).toBe(lon + 0.002)
  })

  it('is never a partner site that an exclusion forbids at its own coordinates', () => {
    const partners = dataset('partners', [{ shape: point(lon, lat), host: 'fuel', name: 'A' }])
    const points = place(partners, forbid(box(lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001)))
    expect(points.partnerRow[row]).toBe(-1)
    expect(points.excluded[row]).toBe(0)
    expect([points.lat[row], points.lon[row]]).not.toEqual([lat, lon])
  })
})
