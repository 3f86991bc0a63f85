const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Letters that XML 1.0 does not allow at all, not even written as a number. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu

/** Text that stands for itself in XML and HTML, in content and in quoted attributes. */
export function escaped(text: string): string {
  return wellFormed(text).replace(/[&<>"']/g, (letter) => ENTITIES[letter]!)
}

/** Text without letters that XML does not allow. */
export function wellFormed(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD')
}
