/**
 * Runs every contender once a round, so that all see the same state of the machine, and each round
 * begins with another one.
 *
 * @param contenders `{name: (input) => result | Promise<result>}`
 * @param inputs one a round, made beforehand; the first `warmUps` rounds are not counted
 * @param check called after each run, outside the time, with (name, result, input)
 * @returns `{name: median milliseconds}`
 */
export async function interleave(contenders, inputs, warmUps, check) {
  const names = Object.keys(contenders)
  const times = Object.fromEntries(names.map((name) => [name, []]))
  for (const [round, input] of inputs.entries()) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length]
      const start = performance.now()
      const result = await contenders[name](input)
      const elapsedMs = performance.now() - start
      if (round >= warmUps) times[name].push(elapsedMs)
      check(name, result, input)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]))
}

/** `[name, milliseconds]` of the fastest of the contenders whose names begin with `prefix`. */
export function fastest(medians, prefix) {
  const mine = Object.entries(medians).filter(([name]) => name.startsWith(prefix))
  return mine.reduce((best, entry) => (entry[1] < best[1] ? entry : best))
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
