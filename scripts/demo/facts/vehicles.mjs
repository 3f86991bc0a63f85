/**
 * New-energy vehicles (battery-electric and plug-in hybrid) in use at the end of 2023. One city has
 * a published total; the others are a published provincial figure carried to the end of 2023 and
 * shared out, and say so.
 */
export const YEAR = 2023

const NATIONAL = {
  midYear: 16_200_000,
  endOfSeptember: 18_210_000,
  endOfYear: 20_410_000,
  source:
    'Ministry of Public Security: 16.20 million NEVs at the end of June 2023, 18.21 million at the ' +
    'end of September (Xinhua, en.people.cn 2023-10-11), 20.41 million at the end of December ' +
    '(Xinhua, en.people.cn 2024-01-11)',
}

export const SHANGHAI = {
  count: 1_288_000,
  source:
    'Shanghai Government Work Report, January 2024: 1.288 million NEVs in use at the end of 2023 ' +
    '(as reported by zjwx.net)',
}

/** `total`: what the province has at the end of 2023, and how that follows from what is published. */
export const PROVINCES = {
  Jiangsu: {
    total: 2_092_300 - 428_800,
    whole: 24_968_000,
    weight: 'motorVehicles2022',
    method:
      '2,092,300 NEVs at the end of June 2024 less 428,800 newly registered since January (scrapping ' +
      'left out); shared by the motor vehicles of each city at the end of 2022 (24,968,000 in the province)',
    source:
      'Jiangsu traffic police, Xinhua Daily 2024-07-12 (camra.org.cn) for NEVs; Jiangsu traffic ' +
      'police, January 2023 (copy at gw5u.cn, whose text repeats one figure: Nantong 2.393 million ' +
      'is read as printed) for motor vehicles by city',
    bias: 'NEVs gather in Suzhou, Nanjing and Wuxi, which are likely low here; Yangzhou and Taizhou likely high',
  },
  Zhejiang: {
    total: Math.round((1_652_000 / NATIONAL.midYear) * NATIONAL.endOfYear),
    whole: 8255.3,
    people: 64_567_588,
    weight: 'gdp2023',
    method:
      '1,652,000 NEVs at the end of June 2023 grown as the nation did to the end of the year; shared ' +
      'by gross product 2023 (8,255.3 billion RMB in the province), which NEVs follow closer than people',
    source:
      'Zhejiang: 1.652 million at the end of June 2023 (wbzol.com, November 2023); Ministry of Public ' +
      'Security for the growth; gross product from the statistical communiqués for 2023, typed and ' +
      'rounded to 0.1 billion RMB',
    bias: 'Hangzhou, where a plate for a petrol car is won by lot, is likely low here',
  },
  Anhui: {
    total: Math.round((544_000 / NATIONAL.endOfSeptember) * NATIONAL.endOfYear),
    whole: 4705.1,
    people: 61_027_171,
    weight: 'gdp2023',
    method:
      '544,000 NEVs in autumn 2023 (taken as the end of September) grown as the nation did to the end ' +
      'of the year; shared by gross product 2023 (4,705.1 billion RMB in the province)',
    source:
      'Anhui government press conference, english.anhuinews.com 2023-10-12, for NEVs; Ministry of ' +
      'Public Security for the growth; gross product from the statistical communiqués for 2023, typed ' +
      'and rounded to 0.1 billion RMB',
    bias: 'Hefei, where three makers build them, is likely low here',
  },
}

/** Assumed: NIO's 449,594 deliveries to the end of 2023 over 20.41 million NEVs is 2.2%. */
export const SWAPPABLE_SHARE = 0.022
/** Vehicles a station in December 2021 by nio.com; chinapev.com has 204 for the same month. */
export const VEHICLE_STATION_RATIO = 258
