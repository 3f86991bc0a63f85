const SHOWN_CHARACTERS = 60

/** A value as a message shows it: in quotes, on one line, cut where it is long. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach a terminal
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
  return line.length > SHOWN_CHARACTERS ? `'${line.slice(0, SHOWN_CHARACTERS)}…'` : `'${line}'`
}
