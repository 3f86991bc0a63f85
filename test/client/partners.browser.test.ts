import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, launchBrowser } from '../browser.ts'
import { BIN, siteswap } from '../cli/run-siteswap.ts'
import { temporaryFolder } from '../store/sample.ts'

const executable = findBrowser()
/** The page may stand still so long at a time while a list is read and scored elsewhere. */
const LONGEST_TASK_MS = 1000
const ROWS = 5000

describe.skipIf(!executable)('a partner’s list on the page', () => {
  const folder = temporaryFolder()
  let server: ChildProcess
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    const box = '121.3,31.1,121.7,31.4'
    await siteswap(folder.path, 'new', 'p.siteswap', '--region', box, '--name', 'Shanghai')
    const zone = 'POLYGON ((121.3 31.1, 121.7 31.1, 121.7 31.4, 121.3 31.4, 121.3 31.1))'
    writeFileSync(join(folder.path, 'v.csv'), `count,wkt\n50000,"${zone}"\n`)
    expect((await siteswap(folder.path, 'import', 'p.siteswap', 'vehicles', 'v.csv')).code).toBe(0)
    const rows = Array.from({ length: ROWS }, (_, i) => {
      const [lat, lon] = [31.12 + (0.26 * (i % 71)) / 71, 121.32 + (0.36 * (i % 97)) / 97]
      return `${i},站点 ${i},${i % 3 === 0 ? '中石化' : 'Shell'},${lat},${lon}`
    })
    const head = '编号,名称,品牌,纬度,经度'
    const bad = ['x,零,Shell,0,0', 'y,远,Shell,48.1,11.5', 'z,字,Shell,abc,121.4']
    writeFileSync(join(folder.path, 'list.csv'), [head, ...rows, ...bad].join('\n'))
    const args = [BIN, 'serve', 'p.siteswap', '--port', '0']
    server = spawn(process.execPath, args, { cwd: folder.path })
    const url = await new Promise<string>((resolve) => {
      server.stdout!.on('data', (text) => {
        const found = /http:\S+/.exec(String(text))
        if (found) resolve(found[0])
      })
    })
    browser = await launchBrowser(executable!)
    page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(url)
    await page.locator('body[data-map="ready"]').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    server?.kill()
    folder.remove()
  })

  test('from a file to a scored list, without the page standing still', async () => {
    await page.getByText('Partner list', { exact: true }).first().click()
    const input = page.locator('input[type=file]')
    await input.waitFor({ state: 'attached' })
    await page.evaluate(() => {
      const tasks: number[] = []
      Object.assign(window, { longTasks: tasks })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration)
      }).observe({ type: 'longtask' })
    })
    await input.setInputFiles(join(folder.path, 'list.csv'))
    // What the file was taken for: columns by their Chinese names, encoding, system, bad rows.
    await page
      .getByText(`${ROWS.toLocaleString('en')} of ${(ROWS + 3).toLocaleString('en')} rows`)
      .waitFor()
    expect(await page.getByLabel('Lat', { exact: true }).inputValue()).toBe('纬度')
    expect(await page.getByLabel('Encoding').inputValue()).toBe('utf-8')
    expect(await page.locator('table.partners-refused tbody tr').count()).toBe(3)
    await page.getByText('stands for none').waitFor()
    await page.getByRole('button', { name: 'Score these sites' }).click()
    await page.locator('li[data-site-row]').first().waitFor({ timeout: 60_000 })
    const tasks = await page.evaluate(
      () => (window as unknown as { longTasks: number[] }).longTasks,
    )
    expect(Math.max(0, ...tasks)).toBeLessThan(LONGEST_TASK_MS)
    // Only what is in view is in the page.
    expect(await page.locator('li[data-site-row]').count()).toBeLessThan(60)
    await page
      .getByText(`${ROWS.toLocaleString('en')} of ${ROWS.toLocaleString('en')} sites`)
      .waitFor()
  })

  test('the list is filtered by partner and goes along with a choice', async () => {
    await page.getByLabel('All partners').selectOption('中国石化')
    await page.getByText(`${Math.ceil(ROWS / 3).toLocaleString('en')} of`).waitFor()
    const row = page.locator('li[data-site-row]').nth(2)
    await row.locator('button').click()
    await expect.poll(() => row.getAttribute('class')).toContain('selected')
  })

  test('the shown sites are saved as CSV, with the labels in each row', async () => {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as csv' }).click()
    const file = join(folder.path, 'saved.csv')
    await (await coming).saveAs(file)
    const [header, ...rows] = readFileSync(file, 'utf8').trim().split('\r\n')
    expect(header).toMatch(/^rank,score,picked,.*,lat,lon,cell,/)
    expect(rows).toHaveLength(Math.ceil(ROWS / 3))
    expect(rows.every((row) => row.includes('中国石化'))).toBe(true)
    expect(rows[0]).toContain('Shanghai')
  })

  test('a column is put right by hand and the file is read again', async () => {
    await page.getByLabel('Name', { exact: true }).selectOption('品牌')
    await page.getByLabel('Coordinates', { exact: true }).selectOption('gcj02')
    await page.getByText('GCJ-02 has no published way back').waitFor()
    await page.getByText('The sites are on the map.').waitFor()
    expect(complaints).toEqual([])
  })
})
