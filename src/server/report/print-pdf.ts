import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Problem } from '../../core/problem.ts'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
]
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const MOST_MS = 120_000

/** The system's Chromium or Chrome, or the one that CHROME_PATH names; undefined without one. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROME_PATH
  if (named !== undefined && existsSync(named)) return named
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...paths, ...APPLICATIONS].find((path) => existsSync(path))
}

/**
 * Prints an HTML file to a PDF through the browser.
 * @throws Problem unwritable_file where the browser fails
 */
export async function printPdf(page: string, pdf: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'siteswap-print-'))
  const flags = [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    // The sandbox of Chromium refuses root, as in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${resolve(pdf)}`,
    pathToFileURL(page).href,
  ]
  try {
    await ran(findBrowser()!, flags)
    if (!existsSync(pdf))
      throw new Problem(
        'unwritable_file',
        'The browser printed no PDF: write .html and print that.',
      )
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

function ran(program: string, words: readonly string[]): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(program, words, { stdio: 'ignore', timeout: MOST_MS })
    const fail = (cause?: unknown) =>
      failed(
        new Problem('unwritable_file', 'The browser could not print the report to a PDF.', {
          cause,
        }),
      )
    child.once('error', fail)
    child.once('exit', (code) => (code === 0 ? done() : fail(code)))
  })
}
