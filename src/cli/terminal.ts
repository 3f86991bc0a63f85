/** Where a command writes: the answer on one stream, all else on the other. */
export interface Terminal {
  /** Writes to standard output: the answer and nothing else. */
  out(text: string): void
  /** Writes to standard error: notes, progress, errors. */
  note(text: string): void
  /** Characters a line of the answer may take. */
  readonly width: number
  /** Whether a person watches standard error, so that a line may be drawn over. */
  readonly notesAreWatched: boolean
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  // 'siteswap score … | head' closes our output early, which is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    out: (text) => process.stdout.write(text),
    note: (text) => process.stderr.write(text),
    width: process.stdout.columns ?? (Number(process.env.COLUMNS) || 100),
    notesAreWatched: process.stderr.isTTY === true,
  }
}

/** Writes one JSON document as the answer. */
export function outJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`)
}
