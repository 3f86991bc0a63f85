const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings must not hold them
  /[ \t\n\r]*(?:([[\]{}:,])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|$)/y

/** What may come next: a value, a value or `]`, a key, a key or `}`, `:`, or `,` and the close. */
type Wanted = 'value' | 'value]' | 'key' | 'key}' | 'colon' | 'comma'

/**
 * Offset at which a text stops being JSON; its length where it merely breaks off. JSON.parse tells
 * it only in some versions of Node and for some texts.
 */
export function jsonFaultAt(text: string): number {
  const open: string[] = []
  let wanted: Wanted = 'value'
  TOKEN.lastIndex = 0
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(text)
    if (!match) return at + leadingSpace(text, at)
    const [, mark, string] = match
    const start = TOKEN.lastIndex - (mark ?? string ?? match[3] ?? '').length
    const next = step(wanted, mark, string !== undefined, open)
    if (next === undefined) return start
    wanted = next
  }
  return text.length
}

/** What is wanted after a token; undefined where it must not stand here. Keeps `open` up to date. */
function step(wanted: Wanted, mark: string | undefined, isString: boolean, open: string[]) {
  const inside = open.at(-1)
  if (mark === ':') return wanted === 'colon' ? 'value' : undefined
  if (mark === ',') {
    if (wanted !== 'comma' || inside === undefined) return undefined
    return inside === '{' ? 'key' : 'value'
  }
  if (mark === ']' || mark === '}') {
    const isDue = wanted === 'comma' || wanted === (mark === ']' ? 'value]' : 'key}')
    if (!isDue || inside !== (mark === ']' ? '[' : '{')) return undefined
    open.pop()
    return 'comma'
  }
  const isKey = wanted === 'key' || wanted === 'key}'
  if (isKey) return isString ? 'colon' : undefined
  if (wanted !== 'value' && wanted !== 'value]') return undefined
  if (mark === undefined) return 'comma'
  open.push(mark)
  return mark === '[' ? 'value]' : 'key}'
}

function leadingSpace(text: string, at: number): number {
  return /^[ \t\n\r]*/.exec(text.slice(at, at + 1000))![0].length
}
