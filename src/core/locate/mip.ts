import type { Rows } from './sparse.ts'

/** A mixed-integer program: the best x with lower ≤ x ≤ upper and rowLower ≤ A x ≤ rowUpper. */
export interface MipModel {
  readonly isMaximised: boolean
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Marks of the variables that must be whole. */
  readonly isWhole: Uint8Array
  readonly rows: Rows
  readonly coefficients: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
}

export interface MipRequest {
  readonly seconds: number
  /** A known solution to start from: the value of each variable. */
  readonly start?: Float64Array
}

/** What a solver of programs answers. `bound` holds even where the solver was stopped. */
export interface MipOutcome {
  readonly status: 'optimal' | 'infeasible' | 'stopped' | 'failed'
  readonly values?: Float64Array
  readonly bound: number
}

/** Solves a program somewhere else: core has no solver of its own, so whoever calls brings one. */
export type MipSolver = (model: MipModel, request: MipRequest) => Promise<MipOutcome>

/** Collects variables and rows of a program. */
export class MipBuilder {
  readonly #cost: number[] = []
  readonly #lower: number[] = []
  readonly #upper: number[] = []
  readonly #isWhole: number[] = []
  readonly #start: number[] = [0]
  readonly #index: number[] = []
  readonly #coefficients: number[] = []
  readonly #rowLower: number[] = []
  readonly #rowUpper: number[] = []

  /** @returns the new variable's number */
  variable(cost: number, lower: number, upper: number, isWhole: boolean): number {
    this.#lower.push(lower)
    this.#upper.push(upper)
    this.#isWhole.push(isWhole ? 1 : 0)
    return this.#cost.push(cost) - 1
  }

  /** Adds a term to the row being written. */
  term(variable: number, coefficient: number): void {
    this.#index.push(variable)
    this.#coefficients.push(coefficient)
  }

  /** Ends the row being written. */
  endRow(lower: number, upper: number): void {
    this.#start.push(this.#index.length)
    this.#rowLower.push(lower)
    this.#rowUpper.push(upper)
  }

  take(isMaximised: boolean): MipModel {
    return {
      isMaximised,
      cost: Float64Array.from(this.#cost),
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      isWhole: Uint8Array.from(this.#isWhole),
      rows: { start: Uint32Array.from(this.#start), index: Uint32Array.from(this.#index) },
      coefficients: Float64Array.from(this.#coefficients),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
    }
  }
}
