/**
 * Which candidates each demand point can reach and how far they are: one row a demand point, near
 * candidates first, ties to the lower candidate. A pair that is absent is out of reach.
 */
export interface Travel {
  readonly demandCount: number
  readonly candidateCount: number
  /** Row i is entries `start[i]` to `start[i + 1]`. */
  readonly start: Uint32Array
  readonly candidate: Uint32Array
  /** Metres, seconds or whatever the cutoff is in; finite, ≥ 0. */
  readonly distance: Float64Array
}

/**
 * Travel from a list of pairs in any order, each pair once.
 * @throws where a pair names a row that is not there, comes twice, or has no finite distance ≥ 0
 */
export function travelFromPairs(
  demandCount: number,
  candidateCount: number,
  demand: ArrayLike<number>,
  candidate: ArrayLike<number>,
  distance: ArrayLike<number>,
): Travel {
  checkPairs(demandCount, candidateCount, demand, candidate, distance)
  const start = new Uint32Array(demandCount + 1)
  for (let k = 0; k < demand.length; k++) start[demand[k]! + 1]!++
  for (let i = 0; i < demandCount; i++) start[i + 1]! += start[i]!
  const next = start.slice(0, demandCount)
  const place = new Uint32Array(demand.length)
  for (let k = 0; k < demand.length; k++) place[next[demand[k]!]!++] = k
  for (let i = 0; i < demandCount; i++) {
    place
      .subarray(start[i], start[i + 1])
      .sort((a, b) => distance[a]! - distance[b]! || candidate[a]! - candidate[b]!)
  }
  const travel = {
    demandCount,
    candidateCount,
    start,
    candidate: Uint32Array.from(place, (k) => candidate[k]!),
    distance: Float64Array.from(place, (k) => distance[k]!),
  }
  checkNoPairTwice(travel)
  return travel
}

/** The part of it within a cutoff, which itself is within. */
export function travelWithin(travel: Travel, cutoff: number): Travel {
  const start = new Uint32Array(travel.demandCount + 1)
  for (let i = 0; i < travel.demandCount; i++) {
    start[i + 1] = start[i]! + entriesWithin(travel, i, cutoff)
  }
  const size = start[travel.demandCount]!
  if (size === travel.candidate.length) return travel
  const candidate = new Uint32Array(size)
  const distance = new Float64Array(size)
  for (let i = 0; i < travel.demandCount; i++) {
    const from = travel.start[i]!
    const to = from + start[i + 1]! - start[i]!
    candidate.set(travel.candidate.subarray(from, to), start[i])
    distance.set(travel.distance.subarray(from, to), start[i])
  }
  return { ...travel, start, candidate, distance }
}

/** How many candidates a demand point reaches within a cutoff; they come first in its row. */
function entriesWithin(travel: Travel, row: number, cutoff: number): number {
  let low = travel.start[row]!
  let high = travel.start[row + 1]!
  while (low < high) {
    const middle = (low + high) >>> 1
    if (travel.distance[middle]! <= cutoff) low = middle + 1
    else high = middle
  }
  return low - travel.start[row]!
}

function checkPairs(
  demandCount: number,
  candidateCount: number,
  demand: ArrayLike<number>,
  candidate: ArrayLike<number>,
  distance: ArrayLike<number>,
): void {
  if (candidate.length !== demand.length || distance.length !== demand.length) {
    throw new Error(`Expected ${demand.length} candidates and distances, one a pair.`)
  }
  for (let k = 0; k < demand.length; k++) {
    if (!(demand[k]! < demandCount)) throw new Error(`There is no demand point ${demand[k]}.`)
    if (!(candidate[k]! < candidateCount)) throw new Error(`There is no candidate ${candidate[k]}.`)
    if (!(distance[k]! >= 0 && distance[k]! < Infinity)) {
      throw new Error(`Expected a distance that is a finite number ≥ 0, got ${distance[k]}.`)
    }
  }
}

function checkNoPairTwice(travel: Travel): void {
  const seenBy = new Int32Array(travel.candidateCount).fill(-1)
  for (let i = 0; i < travel.demandCount; i++) {
    for (let k = travel.start[i]!; k < travel.start[i + 1]!; k++) {
      const j = travel.candidate[k]!
      if (seenBy[j] === i)
        throw new Error(`The pair of demand ${i} and candidate ${j} comes twice.`)
      seenBy[j] = i
    }
  }
}
