/**
 * Reads colours from `tokens.css`, so that the map, the marks and the page share one file of them.
 * Colours there are written as #rrggbb or #rrggbbaa.
 */
export type Rgba = [red: number, green: number, blue: number, alpha: number]

/**
 * The colour as four bytes; #rgb and #rgba too, as the build shortens what it can.
 * @throws where it is not a hexadecimal colour
 */
export function parseColour(text: string): Rgba {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(text.trim())?.[1] ?? ''
  const long = hex.length < 6 ? hex.replace(/./g, '$&$&') : hex
  if (long.length !== 6 && long.length !== 8) {
    throw new Error(`Expected a colour like #336699, got '${text}'.`)
  }
  const bytes = long.match(/../g)!.map((byte) => Number.parseInt(byte, 16))
  return [bytes[0]!, bytes[1]!, bytes[2]!, bytes[3] ?? 255]
}

/** A custom property of the page as text, e.g. `--map-land`. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

/** A colour token as four bytes. */
export function colourToken(name: string): Rgba {
  return parseColour(token(name))
}

/** A list of colours in one token, separated by spaces. */
export function colourListToken(name: string): Rgba[] {
  return token(name).split(/\s+/).map(parseColour)
}
