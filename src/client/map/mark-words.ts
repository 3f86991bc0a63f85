import { titleOf } from '../panels/format.ts'
import { type Feature, textOf } from '../state/feature.ts'

// In this order, whatever of it a row says.
const DETAILS = [
  ['partner', ''],
  ['host', ''],
  ['operator', ''],
  ['own', ''],
  ['technology', ''],
  ['status', ''],
  ['category', ''],
  ['rule', ''],
  ['access', ''],
  ['headroom_kva', ' kVA'],
  ['voltage_kv', ' kV'],
  ['vehicles_per_day', ' vehicles/day'],
  ['swaps_per_day', ' swaps/day'],
] as const

/** A feature under the pointer in words: its name, and what else its row says. */
export function markWords(feature: Feature): { title: string; detail: string } {
  const name = textOf(feature, 'name') || textOf(feature, 'ref') || textOf(feature, 'category')
  const parts = DETAILS.map(([field, unit]) => [textOf(feature, field), unit] as const)
    .filter(([text]) => text !== '')
    .map(([text, unit]) => text + unit)
  return { title: titleOf(name || 'Unnamed'), detail: parts.join(' · ') }
}
