/** Gathers what an option that may be repeated was given. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}
