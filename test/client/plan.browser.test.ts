import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../browser.ts'
import { BIN, siteswap } from '../cli/run-siteswap.ts'
import { temporaryFolder } from '../store/sample.ts'

const executable = findBrowser()
const PATIENT = { timeout: 30_000 }

describe.skipIf(!executable)('planning on the page, in a real browser', () => {
  const folder = temporaryFolder()
  let server: ChildProcess
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    const files = {
      'vehicles.csv':
        'lat,lon,count,swappable\n31.22,120.53,1000,swappable\n31.3,120.6,600,swappable\n31.38,120.67,800,swappable\n',
      'partners.csv':
        'id,name,partner,host,lat,lon\na,Alpha,Anji,fuel,31.22,120.53\nb,Beta,Bolong,mall,31.3,120.6\nc,Gamma,Anji,fuel,31.38,120.67\n',
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text)
    await siteswap(folder.path, 'new', 'p.siteswap', '--region', '120.5,31.2,120.7,31.4')
    await siteswap(folder.path, 'import', 'p.siteswap', 'vehicles', 'vehicles.csv')
    await siteswap(folder.path, 'import', 'p.siteswap', 'partners', 'partners.csv')
    server = spawn(process.execPath, [BIN, 'serve', 'p.siteswap', '--port', '0'], {
      cwd: folder.path,
    })
    const url = await new Promise<string>((resolve) => {
      server.stdout!.on('data', (data) => {
        const found = /http:\S+/.exec(String(data))
        if (found) resolve(found[0])
      })
    })
    browser = await launchBrowser(executable!)
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(url)
    await page.locator('body[data-map="ready"]').waitFor()
    await page.getByText('Plan', { exact: true }).first().click()
    await page.getByLabel('Candidates').selectOption('sites')
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    server?.kill()
    folder.remove()
    expect(complaints).toEqual([])
  })

  const names = () =>
    page
      .locator('.plan-site')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.site))
  const plan = async (sites: string) => {
    await page.getByRole('spinbutton').first().fill(sites)
    const done = page.waitForResponse(/\/api\/plans\/\d+$/)
    await page.locator('.plan-start').click()
    await done
    await page.locator('.plan-start').waitFor(PATIENT)
  }

  test('makes a plan, says what is proven, and what each site adds', async () => {
    await plan('1')
    await page.getByText('Proven best of 3 candidates').waitFor(PATIENT)
    expect(await names()).toEqual(['a'])
    expect(await page.locator('.plan-share').textContent()).toContain('41.7%')
  }, 60_000)

  test('forbids and fixes a site by a click and plans again', async () => {
    await page.getByRole('button', { name: 'Forbid' }).click()
    await plan('1')
    await expect.poll(names, PATIENT).toEqual(['c'])
    await page.getByRole('button', { name: 'Release Alpha' }).click()
    await page.getByRole('button', { name: 'Fix' }).click()
    await plan('2')
    await expect.poll(names, PATIENT).toEqual(['a', 'c'])
    await page.getByText('fixed', { exact: false }).first().waitFor()
  }, 90_000)

  test('puts two plans side by side', async () => {
    const other = page.getByLabel('Compare with')
    await other.selectOption({ index: 1 })
    await page.getByText('1 station is in both').waitFor(PATIENT)
    expect(await page.locator('.plan-comparison td').allInnerTexts()).toContain('75.0%')
  }, 60_000)

  test('says in one sentence what cannot be', async () => {
    await page.getByRole('spinbutton').first().fill('99')
    await page.locator('.plan-start').click()
    await page.getByText('99 sites were asked for').waitFor(PATIENT)
  }, 60_000)
})
