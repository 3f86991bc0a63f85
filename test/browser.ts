import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

// WebGL without a graphics card, and no talk with anyone but the server under test.
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--no-first-run',
]

/** Path of the system's Chromium or Chrome; undefined, with the reason printed, where there is none. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROME_PATH
  if (named && existsSync(named)) return named
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path))
  if (!found) {
    console.log('Browser tests are skipped: install Chromium or Chrome, or name it in CHROME_PATH.')
  }
  return found
}

/** Starts the browser, headless. */
export function launchBrowser(executablePath: string, flags: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] })
}
