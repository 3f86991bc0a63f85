import type { ChildProcess } from 'node:child_process'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ScenarioAnswer, ScenarioListAnswer } from '../../src/api/scenario.ts'
import { findBrowser, launchBrowser } from '../browser.ts'
import { temporaryFolder } from '../store/sample.ts'
import { serveDemo } from './serve-demo.ts'

const executable = findBrowser()
// The server computes a million values anew, the browser draws in software.
const PATIENT = { timeout: 60_000, interval: 200 }

describe.skipIf(!executable)(
  'scenarios on the page, in a real browser',
  { timeout: 180_000 },
  () => {
    const folder = temporaryFolder()
    let server: ChildProcess
    let url: string
    let browser: Browser
    let context: BrowserContext
    let page: Page

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
      context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      await context.addInitScript(() => {
        // An empty page has no storage.
        if (location.protocol !== 'about:') localStorage.setItem('siteswap.tour', 'seen')
      })
      page = await open(url)
    })
    afterEach(() => context.close())

    async function open(address: string): Promise<Page> {
      const opened = await context.newPage()
      await opened.goto(address)
      await opened.locator('li[data-rank="50"]').waitFor({ state: 'attached', timeout: 60_000 })
      return opened
    }

    async function dragWeight(on: Page, key: string): Promise<void> {
      await on.locator('#weight-grid_headroom').focus()
      await on.keyboard.press(key)
    }

    const saved = (on: Page) =>
      on.locator('.scenario-words', { hasText: 'Saved' }).waitFor({ timeout: 30_000 })
    const idOf = (on: Page) => Number(new URL(on.url()).searchParams.get('scenario'))
    const onServer = async (id: number): Promise<ScenarioAnswer> =>
      (await fetch(new URL(`/api/scenarios/${id}`, url))).json()

    test('the first change makes a scenario, which is saved, and a link opens it', async () => {
      await dragWeight(page, 'End')
      await saved(page)
      await expect.poll(() => idOf(page), PATIENT).toBeGreaterThan(0)
      const { changes } = await onServer(idOf(page))
      expect(changes.map(({ type }) => type)).toEqual(['weights'])
      const other = await open(page.url())
      await other.locator('output[for="weight-grid_headroom"]', { hasText: '100%' }).waitFor()
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(async () => (await onServer(idOf(page))).changes, PATIENT).toEqual([])
      // The other window has nothing unsaved: it takes what was saved here.
      await other.locator('output[for="weight-grid_headroom"]', { hasText: '21%' }).waitFor()
    })

    test('two windows that change one scenario lose nothing: the planner chooses', async () => {
      await dragWeight(page, 'End')
      await saved(page)
      await expect.poll(() => idOf(page), PATIENT).toBeGreaterThan(0)
      const id = idOf(page)
      const { version } = await onServer(id)
      const theirs = { version, changes: [{ type: 'growth', of: 'vehicles', factor: 2 }] }
      // The page does not see it before its own save is refused.
      await page.route('**/api/scenarios', (route) => route.abort())
      const method = 'PUT'
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify(theirs)
      const put = await fetch(new URL(`/api/scenarios/${id}/changes`, url), {
        method,
        headers,
        body,
      })
      expect(put.status).toBe(200)
      await dragWeight(page, 'Home')
      const dialog = page.getByRole('dialog', { name: /changed in another window/ })
      await dialog.waitFor()
      expect((await onServer(id)).changes).toEqual(theirs.changes)
      await page.unroute('**/api/scenarios')
      await dialog.getByRole('button', { name: /Keep both/ }).click()
      await expect.poll(() => idOf(page), PATIENT).not.toBe(id)
      expect((await onServer(id)).changes).toEqual(theirs.changes)
      expect((await onServer(idOf(page))).changes.at(-1)).toMatchObject({ type: 'weights' })
    })

    test('a forbidden site leaves the list, a note and a pin stay with the scenario', async () => {
      const first = await page.locator('li[data-rank="1"]').getAttribute('data-cell')
      await page.locator('li[data-rank="1"] .site-open').click()
      await page.getByRole('button', { name: 'Forbid' }).click()
      await page.getByRole('textbox', { name: 'Note' }).fill('<b>owner</b> says no')
      await page.getByRole('button', { name: /Back to the list/ }).click()
      const rankOne = () => page.locator('li[data-rank="1"]').getAttribute('data-cell')
      await expect.poll(rankOne, PATIENT).not.toBe(first)
      await saved(page)
      await expect.poll(() => idOf(page), PATIENT).toBeGreaterThan(0)
      const changes = (await onServer(idOf(page))).changes
      expect(changes).toContainEqual({ type: 'site', place: first, mark: 'forbidden' })
      expect(changes).toContainEqual({ type: 'site', place: first, note: '<b>owner</b> says no' })
    })

    test('a no-go area drawn with the mouse excludes the cells in it', async () => {
      const scored = () =>
        page.evaluate(() => window.__siteswap!.scores().filter((s) => s >= 0).length)
      const before = await scored()
      await page.getByRole('button', { name: 'Draw a no-go area' }).click()
      for (const [x, y] of [
        [500, 300],
        [650, 300],
        [650, 420],
      ] as const)
        await page.mouse.click(x, y)
      await page.keyboard.press('Enter')
      await expect.poll(scored, PATIENT).toBeLessThan(before)
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect.poll(scored, PATIENT).toBe(before)
    })

    test('a name that another scenario has is refused in a sentence', async () => {
      await dragWeight(page, 'End')
      await saved(page)
      await expect.poll(() => idOf(page), PATIENT).toBeGreaterThan(0)
      const { scenarios }: ScenarioListAnswer = await (
        await fetch(new URL('/api/scenarios', url))
      ).json()
      const taken = scenarios.find(({ id }) => id !== idOf(page))!.name
      await page.getByRole('button', { name: /^Scenario:/ }).click()
      await page.getByRole('button', { name: 'Rename' }).click()
      await page.getByRole('textbox', { name: 'Name of the scenario' }).fill(taken)
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText(taken).waitFor()
    })

    test('a picture that could not be made anew says so, until it is made', async () => {
      await page.route('**/api/profiles/highway/frame', (route) =>
        route.fulfill({ status: 500, json: { error: { code: 'internal', message: 'No luck.' } } }),
      )
      await page.getByText('Highway', { exact: true }).click()
      const notice = page.getByRole('alert', { name: '' }).filter({ hasText: 'No luck.' })
      await notice.getByText('The map and the list are still those of before.').waitFor()
      await page.unroute('**/api/profiles/highway/frame')
      await notice.getByRole('button', { name: 'Try again' }).click()
      await page.locator('#weight-corridor_flow').waitFor({ timeout: 60_000 })
      await notice.waitFor({ state: 'detached' })
    })
  },
)
