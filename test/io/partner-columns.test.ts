import { describe, expect, test } from 'vitest'
import { regionFromBox } from '../../src/core/grid/read-region.ts'
import { RegionReach } from '../../src/core/grid/region-contains.ts'
import { readFile } from '../../src/io/formats.ts'
import { headingParts, unitFactor } from '../../src/io/heading-unit.ts'
import { PROVENANCE } from '../fixtures/requests.ts'

const SHANGHAI = new RegionReach(regionFromBox(121, 30.8, 122, 31.6), 0)

async function read(text: string, mapping: Record<string, string> = {}) {
  const request = { fileName: 'a.csv', kind: 'partners', reach: SHANGHAI, mapping } as const
  const result = await readFile(new TextEncoder().encode(text), {
    ...request,
    provenance: PROVENANCE,
  })
  return { ...result, ...result.drafts[0]! }
}

describe('units in headings', () => {
  test.each([
    ['RMB/m²/month', 'currency/m²/year', 12],
    ['元/㎡·月', 'currency/m²/year', 12],
    ['元/平方米/年', 'currency/m²/year', 1],
    ['RMB per sqm per day', 'currency/m²/year', 365],
    ['NT$/坪/月', 'currency/m²/year', 12 / 3.305785],
    ['万元/亩/年', 'currency/m²/year', 15],
    ['kW', 'kVA', 1],
    ['MVA', 'kVA', 1000],
    ['兆瓦', 'kVA', 1000],
    ['亩', 'm²', 2000 / 3],
    ['万元', 'currency', 10_000],
    ['', 'kVA', 1],
    ['辆/日', 'vehicles/day', 1],
  ])('%j as %s is × %d', (unit, own, factor) => {
    expect(unitFactor(unit, own)).toBeCloseTo(factor, 9)
  })

  test.each([
    ['元/年', 'currency/m²/year'],
    ['RMB/month', 'currency/m²/year'],
    ['A', 'kVA'],
    ['furlong', 'km'],
    ['constructor', 'km'],
  ])('%j as %s is not understood', (unit, own) => {
    expect(unitFactor(unit, own)).toBeUndefined()
  })

  test('brackets of all widths hold a unit', () => {
    expect(headingParts('租金（元/㎡/月）')).toEqual({ name: '租金', unit: '元/㎡/月' })
    expect(headingParts('rent [RMB/m²/month] ')).toEqual({ name: 'rent', unit: 'RMB/m²/month' })
    expect(headingParts('(rent)')).toEqual({ name: '(rent)', unit: '' })
  })
})

describe('columns of a partner’s list', () => {
  test('are found in Chinese, with their units, and words become the program’s', async () => {
    const { accepted, numbers, texts, suspicions } = await read(
      '油站编号,油站名称,品牌,类型,详细地址,纬度,经度,租金（元/㎡/月）,电力容量(MVA),车位数,产权,承重,屋顶面积(㎡)\n' +
        'A1,虹桥站,中石化,加油站,上海市,31.2,121.4,10,0.63,8,自有,良好,500\n' +
        'A2,浦东站,壳牌,加油站,上海市,31.3,121.5,,,,,,\n',
    )
    expect(accepted).toBe(2)
    expect(suspicions).toEqual([])
    expect(texts).toMatchObject({
      id: ['A1', 'A2'],
      name: ['虹桥站', '浦东站'],
      host: ['fuel', 'fuel'],
      address: ['上海市', '上海市'],
      ownership: ['owned', ''],
      load_bearing: ['good', ''],
    })
    expect(numbers.rent).toEqual(Float64Array.of(120, Number.NaN))
    expect(numbers.electricity_kva).toEqual(Float64Array.of(630, Number.NaN))
    expect(numbers.parking_spaces).toEqual(Float64Array.of(8, Number.NaN))
    expect(numbers.roof_area_m2).toEqual(Float64Array.of(500, Number.NaN))
  })

  test('a unit that is not understood leaves the column out and says so', async () => {
    const { numbers, suspicions } = await read('lat,lon,rent (RMB/month)\n31.2,121.4,9000')
    expect(numbers.rent).toBeUndefined()
    expect(suspicions).toMatchObject([
      {
        code: 'unknown_unit',
        message: expect.stringMatching(/'rent \(RMB\/month\)'.*--map rent=/),
      },
    ])
    const mapped = await read('lat,lon,rent (RMB/month)\n31.2,121.4,9000', {
      rent: 'rent (RMB/month)',
    })
    expect(mapped.numbers.rent).toEqual(Float64Array.of(9000))
  })

  test('a column that only sounds like a field is left out, not held against the rows', async () => {
    const { accepted, suspicions, texts } = await read(
      'lat,lon,kind,roof\n31.2,121.4,urban,red tiles\n31.3,121.5,rural,none',
    )
    expect(accepted).toBe(2)
    expect(texts.host).toEqual(['other', 'other'])
    expect(suspicions!.map(({ code }) => code)).toEqual(['column_left_out', 'column_left_out'])
  })

  test('a column under the field’s own name is held against the rows', async () => {
    const { rejected, issues } = await read('lat,lon,host\n31.2,121.4,castle\n31.3,121.5,fuel')
    expect(rejected).toBe(1)
    expect(issues).toMatchObject([{ row: 1, code: 'not_in_list' }])
  })
})

describe('brands', () => {
  test('say partner and type of host where the row does not', async () => {
    const { texts, numbers } = await read(
      'lat,lon,name,brand,partner,host\n' +
        '31.2,121.4,虹桥,SINOPEC,,\n' +
        '31.21,121.41,中石油第12加油站,,,\n' +
        '31.22,121.42,宜家徐汇,,My partner,other\n' +
        '31.23,121.43,某某停车场,,,\n' +
        '31.24,121.44,张三,,,\n',
    )
    expect(texts.partner).toEqual(['中国石化', '中国石油', 'My partner', '', ''])
    expect(texts.brand_known).toEqual(['中国石化', '中国石油', '宜家家居', '', ''])
    expect(texts.host).toEqual(['fuel', 'fuel', 'other', 'parking', 'other'])
    expect(texts.brand![0]).toBe('SINOPEC')
    expect(numbers.brand_confidence).toEqual(Float64Array.of(1, 0.8, 0.8, Number.NaN, Number.NaN))
  })
})
