import type { ChildProcess } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decodeFrame } from '../../src/api/frame.ts'
import type { ScoreAnswer } from '../../src/api/score.ts'
import { scoreFrame } from '../../src/core/score/score.ts'
import { findBrowser, launchBrowser } from '../browser.ts'
import { siteswap } from '../cli/run-siteswap.ts'
import { temporaryFolder } from '../store/sample.ts'
import { serveDemo } from './serve-demo.ts'

const executable = findBrowser()
// Software rendering of a busy machine takes seconds a picture.
const PATIENT = { timeout: 20_000, interval: 200 }

describe.skipIf(!executable)('the map of the demo, in a real browser', () => {
  const folder = temporaryFolder()
  let server: ChildProcess
  let url: string
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    ;({ server, url } = await serveDemo(folder.path))
    browser = await launchBrowser(executable!)
  })
  afterAll(async () => {
    await browser?.close()
    server?.kill()
    folder.remove()
  })
  beforeEach(async () => {
    complaints.length = 0
    context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    })
    await context.addInitScript(() => {
      // An empty page has no storage.
      if (location.protocol !== 'about:') localStorage.setItem('siteswap.tour', 'seen')
    })
    page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text())
    })
  })
  afterEach(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })

  async function openMap(): Promise<void> {
    await page.goto(url)
    await page.locator('body[data-map="ready"]').waitFor()
    await page.locator('li[data-rank="50"]').waitFor()
  }

  const rankedCells = () =>
    page.locator('li[data-rank]').evaluateAll((rows) => rows.map((row) => row.dataset.cell))

  test('the map becomes ready, with fifty ranked sites beside it', async () => {
    await openMap()
    expect(await page.locator('li[data-rank]').count()).toBe(50)
    await page.getByRole('heading', { level: 1, name: /Yangtze River Delta/ }).waitFor()
  })

  test('the page scores every cell to the same bits as Node', async () => {
    await openMap()
    const scored = await page.evaluate(() => window.__siteswap!.scores())
    const { url: path } = await (await fetch(new URL('/api/profiles/urban/frame', url))).json()
    const frame = decodeFrame(await (await fetch(new URL(path, url))).arrayBuffer())
    const bytes = (scores: Float64Array) => Buffer.from(scores.buffer)
    expect(bytes(scored).equals(bytes(scoreFrame(frame).values))).toBe(true)
  })

  test('page, server and command line rank the same sites with the same scores', async () => {
    await openMap()
    const onPage = await page
      .locator('li[data-rank]')
      .evaluateAll((rows) => rows.map(({ dataset }) => [dataset.cell, Number(dataset.score)]))
    const words = ['score', 'demo.siteswap', '--top', '50', '--json']
    const printed: ScoreAnswer = JSON.parse((await siteswap(folder.path, ...words)).out)
    const served: ScoreAnswer = await (await fetch(new URL('/api/score?top=50', url))).json()
    expect(onPage).toEqual(printed.sites.map(({ cell, score }) => [cell, score]))
    expect({ ...served, elapsedMs: 0 }).toEqual({ ...printed, elapsedMs: 0 })
  })

  test('moving a slider orders the list anew without asking the server', async () => {
    await openMap()
    await page.locator('li[data-layer="swap-stations"][data-status="ready"]').waitFor()
    const before = await rankedCells()
    const requests: string[] = []
    page.on('request', (request) => {
      // Saving the scenario, and how firm the sites are, is not scoring.
      const { pathname } = new URL(request.url())
      if (/^\/api\/(profiles|frames|explain)/.test(pathname)) requests.push(pathname)
    })
    await page.locator('#weight-grid_headroom').focus()
    await page.keyboard.press('End')
    await page.locator('output[for="weight-grid_headroom"]', { hasText: '100%' }).waitFor()
    await expect.poll(rankedCells, PATIENT).not.toEqual(before)
    await page.getByRole('button', { name: 'Reset to profile' }).click()
    await expect.poll(rankedCells, PATIENT).toEqual(before)
    expect(requests).toEqual([])
  })

  test('clicking a row selects its cell, and its contributions add up to the score', async () => {
    await openMap()
    const row = page.locator('li[data-rank="3"]')
    await row.locator('.site-open').click()
    const card = page.locator('section.breakdown')
    expect(await card.getAttribute('data-cell')).toBe(await row.getAttribute('data-cell'))
    const points = await card
      .locator('tr[data-points]')
      .evaluateAll((parts) => parts.map((part) => Number(part.dataset.points)))
    const score = Number(await row.getAttribute('data-score'))
    expect(points.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9)
    expect(points.length).toBeGreaterThan(1)
  })

  test('a click on the map selects the cell there', async () => {
    await openMap()
    await page.mouse.click(640, 290)
    await page.locator('section.breakdown[data-cell]').waitFor()
  })

  test('a layer is fetched when it is first switched on, and only then', async () => {
    await openMap()
    await page.locator('li[data-layer="swap-stations"][data-status="ready"]').waitFor()
    const fetched: string[] = []
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.startsWith('/api/datasets')) fetched.push(pathname)
    })
    const layer = page.locator('li[data-layer="partners"]')
    await layer.getByRole('switch').check()
    await page.locator('li[data-layer="partners"][data-status="ready"]').waitFor()
    await layer.getByRole('switch').uncheck()
    await layer.getByRole('switch').check()
    expect(fetched).toEqual([expect.stringMatching(/^\/api\/datasets\/[0-9a-f]+\/features$/)])
  })

  test('another profile has its own criteria and its own list', async () => {
    await openMap()
    const urban = await rankedCells()
    await page.getByText('Highway', { exact: true }).click()
    await page.locator('#weight-corridor_flow').waitFor()
    await expect.poll(rankedCells, PATIENT).not.toEqual(urban)
  })

  test('what is generated is said on the map, and so is whose the rest is', async () => {
    await openMap()
    const note = page.getByRole('note')
    expect(await note.textContent()).toMatch(/substations, partner sites, stations and exclusions/)
    expect(await page.locator('.attribution').textContent()).toContain('GeoNames')
    expect(await page.locator('li[data-layer="partners"] .badge').textContent()).toBe('generated')
  })

  test('where the server fails, its sentence is shown, and trying again helps', async () => {
    const sentence = 'The project file cannot be read: start the server again.'
    const body = JSON.stringify({ error: { code: 'unreadable_file', message: sentence } })
    await page.route('**/api/project', (route) => route.fulfill({ status: 500, body }))
    await page.goto(url)
    await page.getByRole('alert').getByText(sentence).waitFor()
    await page.unroute('**/api/project')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('li[data-rank="50"]').waitFor()
  })

  test('the first load takes less than 500 kB of JavaScript, compressed', async () => {
    const sizes: Promise<number>[] = []
    page.on('response', (response) => {
      if (!new URL(response.url()).pathname.endsWith('.js')) return
      sizes.push(response.body().then((body) => gzipSync(body).length))
    })
    await openMap()
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThan(500_000)
  })

  test('a link opens the same place, profile, layers and selection', async () => {
    await openMap()
    await page.getByText('Highway', { exact: true }).click()
    await page.locator('#weight-corridor_flow').waitFor()
    await page.locator('li[data-rank="2"] .site-open').click()
    await page.locator('li[data-layer="grid"]').getByRole('switch').check()
    const cell = await page.locator('section.breakdown').getAttribute('data-cell')
    await expect.poll(() => page.url(), PATIENT).toContain(`at=${cell}`)
    await expect.poll(() => page.url(), PATIENT).toMatch(/layers=[a-z,-]*grid/)
    const link = page.url()
    await page.goto('about:blank')
    await page.goto(link)
    await page.locator(`section.breakdown[data-cell="${cell}"]`).waitFor()
    await page.locator('#weight-corridor_flow').waitFor()
    expect(await page.locator('li[data-layer="grid"]').getByRole('switch').isChecked()).toBe(true)
    const viewOf = (address: string) => new URL(address).searchParams.get('view')
    expect(viewOf(page.url())).toBe(viewOf(link))
  })

  test('a weight that was moved is taken back and made again, in its own profile', async () => {
    await openMap()
    const before = await rankedCells()
    await page.locator('#weight-grid_headroom').focus()
    await page.keyboard.press('End')
    await expect.poll(rankedCells, PATIENT).not.toEqual(before)
    const moved = await rankedCells()
    await page.getByText('Highway', { exact: true }).click()
    await page.locator('#weight-corridor_flow').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(rankedCells, PATIENT).toEqual(before)
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect.poll(rankedCells, PATIENT).toEqual(moved)
  })

  test('a place is found by its name in either language, with the keyboard alone', async () => {
    await openMap()
    const search = page.getByRole('combobox', { name: /find a place/i })
    await search.fill('南京')
    await page.getByRole('option', { name: /Nanjing/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url(), PATIENT).toMatch(/view=32\.0\d+,118\.\d+/)
  })

  test('a folded drawer leaves a tab with its name, and stays folded on the next visit', async () => {
    await openMap()
    await page.getByRole('button', { name: 'Fold Criteria and layers' }).click()
    expect(await page.locator('[data-drawer="left"]').count()).toBe(0)
    await page.reload()
    await page.getByRole('button', { name: 'Show Criteria and layers' }).click()
    await page.locator('#weight-grid_headroom').waitFor()
  })

  test('the page speaks Chinese when it is told to, and dark is dark', async () => {
    await openMap()
    await page.getByRole('button', { name: '切换到简体中文' }).click()
    await page.getByRole('button', { name: '撤销' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    await page.getByRole('button', { name: /点按切换为:浅色/ }).click()
    await page.getByRole('button', { name: /点按切换为:深色/ }).click()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  test('without WebGL a sentence says so, and the list still works', async () => {
    const blind = await launchBrowser(executable!, ['--disable-3d-apis'])
    try {
      const blindPage = await blind.newPage()
      await blindPage.goto(url)
      await blindPage.getByText(/cannot draw the map/).waitFor()
      await blindPage.locator('li[data-rank="1"] .site-open').click()
      await blindPage.locator('section.breakdown[data-cell]').waitFor()
    } finally {
      await blind.close()
    }
  })
})
