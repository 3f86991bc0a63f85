import type { Host } from '../../core/dataset/kinds.ts'
import { BRAND_CONFIDENCE, BRAND_KNOWN } from '../../core/dataset/origin.ts'
import type { MoreColumns, RowValues } from '../columns-builder.ts'
import type { BrandTable } from './brand-table.ts'

/** From here on a brand is taken as the partner and as the type of the host. */
const SURE_ENOUGH = 0.6

/** What a name says of the type of place, where no brand is known. */
const HOST_OF_NAME: readonly (readonly [pattern: RegExp, host: Host])[] = [
  [/加油|加气站|油站|\b(?:gas|petrol|filling|fuel) station\b|\bpetrol\b/i, 'fuel'],
  [/停车|停車|\b(?:car ?park|parking)\b/i, 'parking'],
  [/家居|家具|\bfurniture\b/i, 'furniture'],
  [/建材|五金|\b(?:diy|hardware)\b/i, 'diy'],
  [/购物中心|商场|商場|百货|广场|\bmall\b|\bshopping cent/i, 'mall'],
  [/超市|卖场|\b(?:supermarket|hypermarket)\b/i, 'supermarket'],
]

/** The columns of the brand beside others; it may say the partner of a list that does not. */
export function withBrands({ numbers = [], texts = [] }: MoreColumns): MoreColumns {
  return { numbers: [...numbers, BRAND_CONFIDENCE], texts: [...texts, BRAND_KNOWN, 'partner'] }
}

/**
 * A partner site's values with the brand it is recognised as: by its brand, its partner, its
 * operator, then its name. What the row states stays; where it states no partner or type of host,
 * a sure brand says both, and failing that the name may say the type.
 */
export function withBrand(values: RowValues, brands: BrandTable): RowValues {
  const texts = ['brand', 'partner', 'operator', 'name'].map((field) => String(values[field] ?? ''))
  const found = texts.flatMap((text) => (text === '' ? [] : (brands.match(text) ?? [])))
  const match = found.reduce<(typeof found)[number] | undefined>(
    (best, each) => (best && best.confidence >= each.confidence ? best : each),
    undefined,
  )
  const sure = match && match.confidence >= SURE_ENOUGH ? match : undefined
  const name = texts.at(-1)!
  const host = sure?.host ?? HOST_OF_NAME.find(([pattern]) => pattern.test(name))?.[1]
  return {
    ...values,
    partner: values.partner || sure?.name,
    host: values.host || host,
    [BRAND_KNOWN]: match?.name,
    [BRAND_CONFIDENCE]: match?.confidence,
  }
}
