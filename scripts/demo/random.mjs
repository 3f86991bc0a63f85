/** A seeded stream of numbers in [0, 1): mulberry32, whole-number arithmetic only. */
export function randomStream(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    pick: (list) => list[Math.floor(list.length * next())],
    /** Roughly normal with mean 0 and deviation 1: twelve uniforms, no logarithm. */
    bell: () => {
      let sum = -6
      for (let i = 0; i < 12; i++) sum += next()
      return sum
    },
  }
}

/** Picks index i with probability weights[i] / sum(weights). */
export function weightedPicker(weights) {
  const running = []
  let total = 0
  for (const weight of weights) {
    total += weight
    running.push(total)
  }
  return (random) => {
    const target = random.next() * total
    let low = 0
    let high = running.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (running[middle] > target) high = middle
      else low = middle + 1
    }
    return low
  }
}
