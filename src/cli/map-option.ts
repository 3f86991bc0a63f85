import { Problem } from '../core/problem.ts'

/** Gathers what an option that may be repeated was given. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}

/**
 * 'x=X,y=Y' and 'id=ROWNUM' → {x: 'X', y: 'Y', id: 'ROWNUM'}.
 * @throws Problem usage where a word is not field=column
 */
export function mappingOf(words: readonly string[]): Record<string, string> {
  const mapping: Record<string, string> = {}
  for (const pair of words.flatMap((word) => word.split(','))) {
    const at = pair.indexOf('=')
    if (at < 1 || at === pair.length - 1)
      throw new Problem('usage', `--map takes field=column, not "${pair}".`)
    mapping[pair.slice(0, at).trim()] = pair.slice(at + 1).trim()
  }
  return mapping
}
