// One weight moved, 1 million cells × 8 criteria: scores, the best 50 with 2 km between them, and
// new colours, on the main thread in Node and, where there is one, in Chromium. Both run the same
// bundle of the page's own code; the picture itself is not drawn. The peer is what one would write
// first: a loop over cells and criteria, a full sort, and a colour by rank. Both find the same 50.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000)
const ENTRY = fileURLToPath(new URL('rescore-page.mjs', import.meta.url))
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Measures, and records a comparison with the plain loop in each host. */
export default async function measureRescore(record) {
  const folder = mkdtempSync(join(tmpdir(), 'siteswap-bench-'))
  try {
    const bundle = await bundleTo(folder)
    const { measure } = await import(bundle)
    report(record, 'node', await measure(ROWS), process.versions.v8)
    const browser = findBrowser()
    if (browser) await inChromium(record, browser, bundle)
    else console.log('  no Chromium found: measured in Node only')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function report(record, host, { ours, peer, parts, rounds }, engine) {
  const words = Object.entries(parts).map(([part, ms]) => `${part} ${ms.toFixed(1)} ms`)
  console.log(`  ${host}: ${words.join(', ')}`)
  const against = `plain-loop-${host}`
  record({
    name: 'rescore',
    ours,
    peer,
    against,
    host,
    versions: { v8: engine },
    rows: ROWS,
    rounds,
  })
}

async function bundleTo(outDir) {
  await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      minify: false,
      target: 'es2023',
      lib: { entry: ENTRY, formats: ['es'], fileName: () => 'rescore.mjs' },
    },
  })
  return join(outDir, 'rescore.mjs')
}

function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [process.env.CHROME_PATH, ...paths].find((path) => path && existsSync(path))
}

async function inChromium(record, executablePath, bundle) {
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.route('**/*', (route) =>
      route.request().url().endsWith('.mjs')
        ? route.fulfill({ path: bundle, contentType: 'text/javascript' })
        : route.fulfill({ body: '<title>rescore</title>', contentType: 'text/html' }),
    )
    await page.goto('http://localhost/')
    const figures = await page.evaluate(async (rows) => {
      const { measure } = await import('/rescore.mjs')
      return measure(rows)
    }, ROWS)
    report(record, 'chromium', figures, browser.version())
  } finally {
    await browser.close()
  }
}
