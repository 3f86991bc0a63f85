import type { Terminal } from './terminal.ts'

const BAR_WIDTH = 24
/** Bar and label stay on one line of 80 characters: a longer one could not be drawn over. */
const MOST_LABEL = 46
/** Drawing more often than this only costs time, ms. */
const LEAST_INTERVAL_MS = 80

/** Tells a person how far long work is; silent where nobody watches. */
export class Progress {
  readonly #terminal: Terminal
  #label = ''
  #drawnAt = 0
  #width = 0

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  /** A new step begins. */
  step(label: string): void {
    this.#drawnAt = 0
    this.tell(label, 0)
  }

  /** The step has more to say, and is so far, 0–1. */
  tell(label: string, share: number): void {
    this.#label = label.length > MOST_LABEL ? `${label.slice(0, MOST_LABEL - 1)}…` : label
    this.update(share)
  }

  /** How far the step is, 0–1. */
  readonly update = (share: number): void => {
    const now = performance.now()
    if (!this.#terminal.notesAreWatched || now - this.#drawnAt < LEAST_INTERVAL_MS) return
    this.#drawnAt = now
    const done = Math.max(0, Math.min(1, share))
    const filled = Math.round(done * BAR_WIDTH)
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled)
    const line = `${bar} ${String(Math.round(done * 100)).padStart(3)}%  ${this.#label}`
    this.#terminal.note(`\r${line.padEnd(this.#width)}`)
    this.#width = line.length
  }

  /** Takes the bar off the screen. */
  end(): void {
    if (this.#width > 0) this.#terminal.note(`\r${' '.repeat(this.#width)}\r`)
    this.#width = 0
  }
}
