import { Problem } from '../core/problem.ts'

/**
 * 'x=X,y=Y' and 'id=ROWNUM' → {x: 'X', y: 'Y', id: 'ROWNUM'}.
 * @param name what the words were given as
 * @throws Problem usage where a word is not field=column
 */
export function mappingOf(words: readonly string[], name = '--map'): Record<string, string> {
  const mapping: Record<string, string> = {}
  for (const pair of words.flatMap((word) => word.split(','))) {
    const at = pair.indexOf('=')
    if (at < 1 || at === pair.length - 1)
      throw new Problem('usage', `${name} takes field=column, not "${pair}".`)
    mapping[pair.slice(0, at).trim()] = pair.slice(at + 1).trim()
  }
  return mapping
}
