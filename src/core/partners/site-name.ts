/** Words that say what a place is, not which: left out where names are compared. */
const GENERIC =
  /加油站|加气站|充电站|换电站|服务区|停车场|购物中心|有限责任公司|有限公司|分公司|公司|油站|超市|商场|广场|店|站|\b(?:gas|petrol|filling|fuel|service|swap|charging)?\s*(?:station|services|area)\b|\b(?:supermarket|mall|store|shop|parking|car park|inc|ltd|llc|co)\b/g
/** Which of two: pairs of stations stand on either side of a road. */
const MARKS =
  /\d+|[一二三四五六七八九十百]+|[东西南北上下左右內内外]|\b(?:north|south|east|west|[nsew]b|northbound|southbound|eastbound|westbound|upper|lower)\b/g
const NO_LETTER = /[^\p{L}\p{N}]+/gu

/** From this share of common pairs of letters on, two names are one. */
export const SIMILAR_FROM = 0.6

/** A name prepared for comparison. */
export interface SiteName {
  /** Letters and digits of what tells the place from others of its type; '' where there is none. */
  readonly core: string
  /** Numbers and directions in it, sorted: where these differ, so do the places. */
  readonly marks: string
}

/** Prepares a name: width forms, case, punctuation and the type of place do not matter. */
export function siteName(name: string): SiteName {
  const plain = name.normalize('NFKC').toLowerCase()
  const specific = plain.replace(GENERIC, ' ')
  const core = specific.replace(NO_LETTER, '')
  const marks = (specific.match(MARKS) ?? []).map((mark) => mark.replace(/^0+(?=\d)/, '')).sort()
  return { core: core || plain.replace(NO_LETTER, ''), marks: marks.join(' ') }
}

/**
 * How alike two names are, 0–1: twice the pairs of letters they share, over those they have (Dice's
 * coefficient); 0 where one has none, or where their numbers or directions differ.
 */
export function similarity(a: SiteName, b: SiteName): number {
  if (a.core === '' || b.core === '' || a.marks !== b.marks) return 0
  if (a.core === b.core) return 1
  const [pairsA, pairsB] = [pairsOf(a.core), pairsOf(b.core)]
  const total = countOf(pairsA) + countOf(pairsB)
  let shared = 0
  for (const [pair, count] of pairsA) shared += Math.min(count, pairsB.get(pair) ?? 0)
  return total === 0 ? 0 : (2 * shared) / total
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

function countOf(pairs: ReadonlyMap<string, number>): number {
  let count = 0
  for (const n of pairs.values()) count += n
  return count
}
