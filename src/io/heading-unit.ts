/** A heading in its parts: 'rent (RMB/m²/month)' is rent, in RMB/m²/month. */
export interface HeadingParts {
  readonly name: string
  /** As it is written, '' where the heading states none. */
  readonly unit: string
}

const BRACKETED = /^(.*?)\s*[([（［【]\s*([^()[\]（）［］【】]*?)\s*[)\]）］】]\s*$/

/** Parts a heading from the unit in its brackets. */
export function headingParts(heading: string): HeadingParts {
  const match = BRACKETED.exec(heading)
  return match && match[1] !== ''
    ? { name: match[1]!, unit: match[2]! }
    : { name: heading, unit: '' }
}

const MONEY: Readonly<Record<string, number>> = {
  ...{ rmb: 1, cny: 1, yuan: 1, 元: 1, '¥': 1, '￥': 1, currency: 1 },
  ...{ usd: 1, $: 1, eur: 1, '€': 1, twd: 1, nt$: 1, 新台币: 1, 新台幣: 1, hkd: 1 },
  ...{ 千元: 1000, 万元: 10_000, 萬元: 10_000, 万: 10_000, 亿元: 1e8 },
}
const AREA: Readonly<Record<string, number>> = {
  ...{ m2: 1, sqm: 1, 平米: 1, 平方米: 1, 平方公尺: 1, ha: 10_000, 公顷: 10_000 },
  ...{ ft2: 0.09290304, sqft: 0.09290304, 坪: 3.305785, 亩: 2000 / 3, 畝: 2000 / 3 },
}
/** Times a year. */
const PERIOD: Readonly<Record<string, number>> = {
  ...{ year: 1, yr: 1, a: 1, 年: 1, annum: 1, month: 12, mo: 12, 月: 12 },
  ...{ quarter: 4, 季: 4, 季度: 4, day: 365, d: 365, 天: 365, 日: 365 },
}
const ONES: Readonly<Record<string, number>> = { '': 1, 个: 1, 個: 1, 辆: 1, 輛: 1, 人: 1, 台: 1 }

/** Other spellings of the kinds' own units, with the factor to them. */
const UNITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // A power factor of 1: chargers run close to it.
  kVA: { kva: 1, kw: 1, mva: 1000, mw: 1000, va: 0.001, w: 0.001, 千瓦: 1, 千伏安: 1, 兆瓦: 1000 },
  kV: { kv: 1, v: 0.001, 千伏: 1, 伏: 0.001 },
  'm²': AREA,
  currency: MONEY,
  km: {
    km: 1,
    公里: 1,
    千米: 1,
    m: 0.001,
    米: 0.001,
    mi: 1.609344,
    mile: 1.609344,
    英里: 1.609344,
  },
  m: { m: 1, 米: 1, 公尺: 1, km: 1000, 公里: 1000, ft: 0.3048 },
  spaces: { ...ONES, spaces: 1, 位: 1 },
  vehicles: { ...ONES, vehicles: 1, 万辆: 10_000 },
  people: { ...ONES, people: 1, persons: 1, thousand: 1000, 千人: 1000, 万人: 10_000 },
  'people/km²': { 'people/km2': 1, '人/km2': 1, '人/平方公里': 1 },
  'vehicles/day': {
    'vehicles/day': 1,
    '辆/日': 1,
    '辆/天': 1,
    'pcu/d': 1,
    'veh/d': 1,
    '万辆/日': 10_000,
  },
  'swaps/day': { 'swaps/day': 1, '次/日': 1, '次/天': 1 },
}

/**
 * What a number in `unit` is multiplied by to be in the field's own unit; undefined where the unit is
 * not understood, so that the number must not be taken.
 */
export function unitFactor(unit: string, fieldUnit: string): number | undefined {
  const plain = plainUnit(unit)
  if (plain === '' || plain === plainUnit(fieldUnit)) return 1
  if (fieldUnit === 'currency/m²/year') return rentFactor(plain)
  const known = UNITS[fieldUnit]
  return known && Object.hasOwn(known, plain) ? known[plain] : undefined
}

function plainUnit(unit: string): string {
  return unit
    .replaceAll('²', '2')
    .replaceAll('㎡', 'm2')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s*\/\s*|\s+per\s+|每|\s*·\s*/g, '/')
    .replace(/\s+/g, '')
}

/** Money by area and time, in any order; without either it could be anything. */
function rentFactor(plain: string): number | undefined {
  const [money = '', ...rest] = plain.split('/')
  if (rest.length !== 2 || !Object.hasOwn(MONEY, money)) return undefined
  const area = rest.find((part) => Object.hasOwn(AREA, part))
  const period = rest.find((part) => Object.hasOwn(PERIOD, part))
  if (area === undefined || period === undefined) return undefined
  return (MONEY[money]! * PERIOD[period]!) / AREA[area]!
}
