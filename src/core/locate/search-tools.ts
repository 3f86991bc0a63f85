import type { Relaxed } from './bound-search.ts'
import type { MipModel, MipOutcome, MipSolver } from './mip.ts'
import type { TimeLimit } from './site-search.ts'

/** What whoever calls a solver brings along: core has no clock, no randomness and no MIP solver. */
export interface SearchTools {
  /** Milliseconds, of any clock that does not run backwards. */
  now(): number
  readonly seconds: number
  readonly seed: number
  /** Without one, plans have the bounds that core itself can prove. */
  readonly solveMip?: MipSolver
  /** Stops once the gap is this small (a fraction); 0 = only at the proof. */
  readonly goodGap?: number
  /** Candidates to start from: those of a plan that is known, as far as the rules allow. */
  readonly start?: readonly number[]
  /**
   * Asks only whether this value can be reached: stops when a plan has it, or a bound shows that none
   * does.
   */
  readonly target?: number
  /** Told of each better value and bound. */
  readonly onProgress?: (value: number, bound: number) => void
}

/** What a solver hands back: open sites of its choice (candidates), and what it could prove. */
export interface Found {
  /** Candidates to open, fixed ones among them; undefined where none were found. */
  readonly open?: readonly number[]
  readonly bound: number
  readonly solver: string
  /** The relaxation that proved the bound, at its multipliers: it bounds other numbers of sites too. */
  readonly relaxed?: Relaxed
  /** Why there can be none, where that is proven. */
  readonly reason?: string
}

/** Entries above which a program is not handed to the MIP solver. */
export const MOST_MIP_ENTRIES = 300_000

/** Time that a run has, begun when it is made. */
export class Stopwatch {
  readonly #now: () => number
  readonly #began: number
  readonly #ms: number

  constructor(tools: SearchTools) {
    this.#now = () => tools.now()
    this.#began = tools.now()
    this.#ms = tools.seconds * 1000
  }

  /** Until this share of all the time has gone. */
  upTo(share: number): TimeLimit {
    return { now: this.#now, until: this.#began + share * this.#ms }
  }

  get secondsLeft(): number {
    return (this.#began + this.#ms - this.#now()) / 1000
  }
}

/** Runs a program where there is a solver, time left and the size allows; else undefined. */
export async function runProgram(
  tools: SearchTools,
  watch: Stopwatch,
  program: MipModel,
  start?: Float64Array,
): Promise<MipOutcome | undefined> {
  const isTooLarge = program.coefficients.length > MOST_MIP_ENTRIES
  if (tools.solveMip === undefined || isTooLarge || watch.secondsLeft < 0.05) return undefined
  return tools.solveMip(program, { seconds: watch.secondsLeft, ...(start && { start }) })
}
