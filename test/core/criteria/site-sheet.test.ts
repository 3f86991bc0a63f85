import { describe, expect, it } from 'vitest'
import { partnerFit } from '../../../src/core/criteria/partner-fit.ts'
import {
  SHEET_ITEM_IDS,
  SITE_SHEET,
  SiteSheets,
  sheetReason,
} from '../../../src/core/criteria/site-sheet.ts'
import { roofKwp, solarRoof } from '../../../src/core/criteria/solar-roof.ts'
import type { Dataset } from '../../../src/core/dataset/dataset.ts'
import { dataset, point } from '../small-world.ts'
import { around, rowAt } from './around.ts'

/** Partners with columns that the table of kinds may not name yet. */
function partners(rows: readonly Record<string, string | number>[]): Dataset {
  const plain = dataset(
    'partners',
    rows.map(({ host, id, lon }) => ({
      shape: point((lon as number) ?? 120.6, 31.3),
      host,
      id: (id as string) ?? '',
    })),
  )
  const names = new Set(rows.flatMap((row) => Object.keys(row)))
  const [numbers, texts] = [{ ...plain.numbers }, { ...plain.texts }]
  for (const name of names) {
    if (['host', 'id', 'lon'].includes(name)) continue
    const values = rows.map((row) => row[name])
    if (values.some((value) => typeof value === 'number'))
      numbers[name] = Float64Array.from(values, (value) => (value as number) ?? Number.NaN)
    else texts[name] = values.map((value) => (value as string) ?? '')
  }
  return { ...plain, numbers, texts }
}

const fitOf = (sheet: Record<string, string | number>) =>
  new SiteSheets(partners([{ host: 'fuel', ...sheet }])).fitOf(0)

describe('the site sheet, worked by hand', () => {
  it('has every item once; the weights add up to 21', () => {
    expect(SITE_SHEET.map(({ id }) => id)).toEqual([...SHEET_ITEM_IDS])
    expect(SITE_SHEET.reduce((sum, { weight }) => sum + weight, 0)).toBe(21)
  })

  it('marks a supermarket of which access is good and drainage poor at 67.9', () => {
    // 3 × 1 + 1 × 0.2 known, the other 17 of 21 as a supermarket usually is, 0.65: 14.25 / 21.
    const { fit, known } = fitOf({ host: 'supermarket', accessibility: 'good', drainage: 'Poor' })
    expect(fit).toBeCloseTo((100 * (3 + 0.2 + 17 * 0.65)) / 21, 9)
    expect(fit).toBeCloseTo(67.857, 3)
    expect(known).toBeCloseTo(4 / 21, 9)
  })

  it('stands where its type of host stands where nothing is known', () => {
    expect(fitOf({ host: 'fuel' }).fit).toBeCloseTo(100, 9)
    expect(fitOf({ host: 'parking' })).toMatchObject({
      fit: expect.closeTo(55, 9),
      known: 0,
      fails: [],
    })
    expect(fitOf({ host: 'parking' }).marks.permit).toBeNaN()
  })

  it('marks power, parking and rent by number', () => {
    const sheets = new SiteSheets(
      partners([
        { host: 'mall', electricity_kva: 315, parking_spaces: 20, rent_5_years: 100 },
        { host: 'mall', electricity_kva: 0, rent_5_years: 300 },
        { host: 'mall', rent_5_years: 200 },
      ]),
    )
    expect(sheets.fitOf(0).marks).toMatchObject({
      electricity: 0.5,
      parking_spaces: 1,
      rent_5_years: 0.75, // half the median of 200
      rent_8_years: Number.NaN,
    })
    expect(sheets.fitOf(1).marks).toMatchObject({ electricity: 0, rent_5_years: 0.25 })
    expect(() => sheets.fitOf(3)).toThrow('below 3, got 3')
  })

  it('leaves out what fails a required item, with the reason, and nothing that is unknown', () => {
    const { fails } = fitOf({ permit: 'refused', ownership: 'disputed', hoisting: 'none' })
    expect(fails).toEqual(['ownership', 'permit'])
    expect(sheetReason(fails)).toBe('site sheet: ownership, permit')
    expect(fitOf({ permit: '' }).fails).toEqual([])
    expect(fitOf({ permit: 'whatever' }).fails).toEqual([])
    const strict = new SiteSheets(partners([{ host: 'fuel', hoisting: 'none' }]), ['hoisting'])
    expect(strict.fitOf(0).fails).toEqual(['hoisting'])
  })
})

describe('partner fit by the sheet', () => {
  it('is that of the site in the cell, 0 where there is none', () => {
    const good = { accessibility: 'good', permit: 'granted' }
    const data = partners([
      { host: 'other', id: 'b', lon: 120.6, ...good },
      { host: 'mall', id: 'a', lon: 120.6, permit: 'pending' },
    ])
    const fit = partnerFit.compute(around([data])) as Float64Array
    expect(fit[rowAt(31.3, 120.6)]).toBeCloseTo((100 * (3 * 0.5 + 18 * 0.7)) / 21, 9)
    expect(fit.filter((value) => value > 0)).toHaveLength(1)
  })
})

describe('the solar roof', () => {
  it('is 0.12 kWp a square metre of the partner site, unknown where the site does not say', () => {
    expect(roofKwp(1000)).toBeCloseTo(120, 9)
    const data = partners([
      { host: 'mall', lon: 120.6, roof_area_m2: 1000 },
      { host: 'mall', lon: 120.65 },
    ])
    const kwp = solarRoof.compute(around([data])) as Float64Array
    expect(kwp[rowAt(31.3, 120.6)]).toBeCloseTo(120, 9)
    expect(kwp[rowAt(31.3, 120.65)]).toBeNaN()
    expect(kwp[rowAt(31.35, 120.6)]).toBe(0)
    expect(solarRoof.compute(around([partners([{ host: 'mall' }])]))).toContain('states its roof')
  })
})
