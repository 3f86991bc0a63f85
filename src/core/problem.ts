/**
 * What can go wrong around the program: one closed table, each code with the exit code of the
 * command line and the status of the HTTP answer. Misuse of a function throws a plain Error
 * instead; bad rows are issues of an import; a solver's outcome is a status.
 */
export const PROBLEMS = {
  usage: { exit: 2, http: 400 },
  bad_input: { exit: 3, http: 422 },
  infeasible: { exit: 4, http: 422 },
  missing_file: { exit: 5, http: 404 },
  unreadable_file: { exit: 5, http: 500 },
  unwritable_file: { exit: 5, http: 500 },
  file_exists: { exit: 5, http: 409 },
  disk_full: { exit: 5, http: 507 },
  project_busy: { exit: 5, http: 409 },
  conflict: { exit: 5, http: 409 },
  port_in_use: { exit: 5, http: 500 },
  forbidden: { exit: 5, http: 403 },
  not_found: { exit: 5, http: 404 },
  too_large: { exit: 3, http: 413 },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** One clear sentence that says what is wrong and what to do, with its code. */
export class Problem extends Error {
  readonly code: ProblemCode

  constructor(code: ProblemCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'Problem'
    this.code = code
  }

  get exitCode(): number {
    return PROBLEMS[this.code].exit
  }

  get httpStatus(): number {
    return PROBLEMS[this.code].http
  }
}
