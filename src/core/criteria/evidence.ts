import type { Dataset } from '../dataset/dataset.ts'
import { idOf } from './partner-site.ts'

/** Where the value of a criterion comes from, for one site. */
export interface Evidence {
  /** What it rests on most, first. */
  readonly features: readonly EvidenceFeature[]
  /** Features of the same sort that are not listed. */
  readonly more: number
  /** What a reader must know beside them, as sentences without a full stop. */
  readonly notes: readonly string[]
}

/** One row of a dataset, and what it gives. */
export interface EvidenceFeature {
  /** What it is to the site: 'substation', 'station before', 'vehicles'. */
  readonly role: string
  /** Name of its dataset, and whether that was made up by a program. */
  readonly dataset: string
  readonly generated: boolean
  readonly id: string
  /** '' where it has none. */
  readonly name: string
  /** Straight line from the site; null where it is around the site or has no place of its own. */
  readonly metres: number | null
  readonly facts: readonly Fact[]
}

/** One thing a feature states or gives. */
export interface Fact {
  readonly what: string
  readonly value: number | string
  /** '' of a word or a bare number. */
  readonly unit: string
}

/** Most features an evidence lists. */
export const MOST_FEATURES = 3

export const NO_EVIDENCE: Evidence = { features: [], more: 0, notes: [] }

/** A row of a dataset as evidence; facts of no value are left out. */
export function featureOf(
  role: string,
  { dataset, row }: { readonly dataset: Dataset; readonly row: number },
  metres: number | null,
  facts: readonly Fact[],
): EvidenceFeature {
  return {
    role,
    dataset: dataset.provenance.name,
    generated: dataset.provenance.generated,
    id: idOf(dataset, row),
    name: dataset.texts.name?.[row] ?? '',
    metres,
    facts: facts.filter(({ value }) => value !== '' && !Number.isNaN(value)),
  }
}

/** The first few of a list, and how many more there are. */
export function firstFeatures<T>(
  list: readonly T[],
  show: (item: T) => EvidenceFeature,
  notes: readonly string[] = [],
): Evidence {
  const features = list.slice(0, MOST_FEATURES).map((item) => show(item))
  return { features, more: list.length - features.length, notes }
}
