import { Problem } from '../core/problem.ts'

/**
 * Runs work on a project file and turns what SQLite and the file system say into a Problem about
 * that file. Errors that are not about the file pass through unchanged.
 */
export function withStoreProblems<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeProblem(error, path)
  }
}

/** The Problem behind an error of SQLite or the file system, or the error itself. */
export function storeProblem(error: unknown, path: string): unknown {
  if (error instanceof Problem || !(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  const because = { cause: error }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return busy(path, because)
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return full(path, because)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damaged(path, because)
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS)/.test(code))
    return unwritable(path, because)
  if (/^SQLITE_IOERR/.test(code))
    return new Problem(
      'unreadable_file',
      `The disk failed while reading or writing ${path}.`,
      because,
    )
  return error
}

function busy(path: string, because: ErrorOptions): Problem {
  const sentence = `${path} is being written by another program: wait until that has finished and try again.`
  return new Problem('project_busy', sentence, because)
}

function full(path: string, because: ErrorOptions): Problem {
  const sentence = `The disk is full: ${path} is as it was before; free some space and try again.`
  return new Problem('disk_full', sentence, because)
}

function damaged(path: string, because: ErrorOptions): Problem {
  const sentence = `${path} is damaged: restore it from a copy or make the project again.`
  return new Problem('bad_input', sentence, because)
}

function unwritable(path: string, because: ErrorOptions): Problem {
  const sentence = `${path} cannot be written: a project needs a file and a folder that you may write to.`
  return new Problem('unwritable_file', sentence, because)
}
