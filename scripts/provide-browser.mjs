// Finds the browser for the browser tests; on Debian as root, installs it where there is none, and
// GDAL, by which tests read the map layers that are written.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

function findBrowser() {
  const named = process.env.CHROME_PATH
  if (named && existsSync(named)) return named
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap((f) => NAMES.map((n) => join(f, n))).find((path) => existsSync(path))
}

/** Makes sure there is a browser, Chinese letters and GDAL, where this machine allows it; says what is. */
export function provideBrowser() {
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  const packages = [
    ...(findBrowser() ? [] : ['chromium']),
    ...(existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
      ? []
      : ['fonts-noto-cjk']),
    ...(spawnSync('ogrinfo', ['--version']).status === 0 ? [] : ['gdal-bin']),
  ]
  if (debian && packages.length > 0) install(packages)
  const found = findBrowser()
  if (found) return `browser tests run in ${found}`
  return 'browser tests are skipped: install Chromium or Chrome, or name it in CHROME_PATH'
}

function install(packages) {
  console.log(`installing ${packages.join(' and ')} for the tests`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', ...packages],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' })
    if (status !== 0)
      return console.log(`apt-get ${args[0]} failed: ${stderr.trim().split('\n').pop()}`)
  }
}
