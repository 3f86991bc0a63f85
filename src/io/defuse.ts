/** Text that no spreadsheet takes for a formula: a leading = + − @, tab or return gets a quote. */
export function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
