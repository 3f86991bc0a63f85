import { appendFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

const RESULTS = new URL('results.ndjson', import.meta.url)
// What else the machine was doing before we started: the peers use all cores, we may not.
const loadBefore = Number(loadavg()[0].toFixed(2))

/**
 * Prints a comparison as one line and appends it to results.ndjson.
 *
 * @param comparison `{name, ours, peer, against, shown, versions, …}`: milliseconds, the peer's name,
 *   figures that stand in the line too, the peer's versions, and whatever else explains the figures
 */
export function record({ name, ours, peer, against, shown = {}, ...more }) {
  const ratio = Number((ours / peer).toFixed(3))
  const figures = { name, ours: round(ours), peer: round(peer), ratio, against, ...shown }
  const words = Object.entries(figures).slice(1)
  console.log(`bench ${name} ${words.map(([key, value]) => `${key}=${value}`).join(' ')}`)
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, loadBefore }
  const line = { date: new Date().toISOString(), ...figures, ...more, machine }
  appendFileSync(RESULTS, `${JSON.stringify(line)}\n`)
}

function round(milliseconds) {
  return Number(milliseconds.toFixed(2))
}
