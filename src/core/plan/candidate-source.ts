import { Problem } from '../problem.ts'

/** Where the candidates of a plan come from. */
export type CandidateSource =
  /** All partner sites, each at its own coordinates. */
  | { readonly from: 'sites' }
  /** The best cells of a profile with its spacing between them, greenfield or a partner's. */
  | { readonly from: 'ranked'; readonly count: number }
  /** Every cell that is not excluded. */
  | { readonly from: 'cells' }

/** Partner sites, and greenfield cells among the best. */
export const DEFAULT_SOURCES = 'sites,ranked:200'

const MOST_RANKED = 100_000

/**
 * Reads 'sites', 'ranked:K', 'cells' or several of them with commas.
 * @throws Problem usage where a word is none of these
 */
export function parseSources(text: string): CandidateSource[] {
  return text.split(',').map((part) => {
    const word = part.trim()
    if (word === 'sites' || word === 'cells') return { from: word }
    const ranked = /^ranked:(\d+)$/.exec(word)
    const count = Number(ranked?.[1])
    if (ranked && count >= 1 && count <= MOST_RANKED) return { from: 'ranked', count }
    throw new Problem(
      'usage',
      `--candidates takes sites, ranked:K (K from 1 to ${MOST_RANKED.toLocaleString('en')}) or cells, alone or with commas, not "${word}".`,
    )
  })
}
