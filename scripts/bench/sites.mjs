// A partner's list of 100,000 sites in the demo's region: read, checked, placed, compared with each
// other, scored and written to XLSX by the command line, in a process of its own. The frame of the
// project is kept beforehand, as it is once anybody has looked at it. The bound it is held against is
// a target (6 s, 600 MB), not a rival's time.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomFrom } from '../../dist/core/random.js'

const ROWS = 100_000
const TARGET_MS = 6000
const BIN = fileURLToPath(new URL('../../bin/siteswap.js', import.meta.url))
const TIME = '/usr/bin/time'
const BRANDS = ['中国石化', '中国石油', 'Shell', 'SINOPEC', '宜家家居', '']

export default async function measure(record) {
  const folder = mkdtempSync(join(tmpdir(), 'siteswap-bench-'))
  try {
    run(folder, 'demo', 'd.siteswap')
    writeFileSync(join(folder, 'few.csv'), list(10))
    writeFileSync(join(folder, 'list.csv'), list(ROWS))
    run(folder, 'sites', 'd.siteswap', 'few.csv')
    const { ms, megabytes } = run(folder, 'sites', 'd.siteswap', 'list.csv', '--out', 'o.xlsx')
    if (!existsSync(join(folder, 'o.xlsx'))) throw new Error('no workbook was written')
    const shown = { rows: ROWS, megabytes }
    record({ name: 'sites', ours: ms, peer: TARGET_MS, against: 'target', shown })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Sites drawn evenly over a box around Shanghai, Suzhou and Wuxi, one in a hundred without a place. */
function list(rows) {
  const random = randomFrom(7)
  const lines = ['编号,名称,品牌,地址,纬度,经度,租金（元/㎡/月）,电力容量(kW)']
  for (let i = 0; i < rows; i++) {
    const [lat, lon] = [30.9 + 0.8 * random(), 119.9 + 1.7 * random()]
    const place = i % 100 === 99 ? '0,0' : `${lat.toFixed(6)},${lon.toFixed(6)}`
    const brand = BRANDS[Math.floor(random() * BRANDS.length)]
    lines.push(
      `P${i},站点 ${i},${brand},某路 ${i} 号,${place},${(20 * random()).toFixed(1)},${i % 3 ? 630 : ''}`,
    )
  }
  return lines.join('\n')
}

/** Wall time, and the most memory that the process took, or one that it started, where GNU time tells. */
function run(cwd, ...words) {
  const begun = performance.now()
  const command = [process.execPath, BIN, ...words]
  const [program, ...args] = existsSync(TIME) ? [TIME, '-v', ...command] : command
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`siteswap ${words.join(' ')} ended with ${status}: ${stderr}`)
  const kilobytes = Number(/Maximum resident set size \(kbytes\): (\d+)/.exec(stderr)?.[1])
  return { ms: performance.now() - begun, megabytes: Math.round(kilobytes / 1024) }
}
