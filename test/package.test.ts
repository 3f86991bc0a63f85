import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'siteswap-package-'))

const run = (command: string, args: string[], cwd = folder) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

interface Packed {
  readonly filename: string
  readonly size: number
  readonly files: readonly { readonly path: string }[]
}

describe('the package, installed elsewhere', () => {
  let packed: Packed

  beforeAll(() => {
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
    packed = Object.values(JSON.parse(run('npm', args, ROOT)))[0] as Packed
    writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}\n')
    // better-sqlite3 would compile for minutes where no prebuilt binary can be fetched: the one
    // this checkout built is taken instead.
    run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', packed.filename])
    cpSync(
      join(ROOT, 'node_modules/better-sqlite3/build'),
      join(folder, 'node_modules/better-sqlite3/build'),
      { recursive: true },
    )
  }, 300_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('carries the built program, the client and the demo data, and no source or test', () => {
    const paths = packed.files.map(({ path }) => path)
    for (const path of [
      'bin/siteswap.js',
      'dist/cli/main.js',
      'dist/client/index.html',
      'data/demo.json',
    ])
      expect(paths).toContain(path)
    expect(paths.filter((path) => /^(src|test|scripts)\//.test(path))).toEqual([])
    expect(packed.size).toBeLessThan(5_000_000)
  })

  it('says what it can do', () => {
    expect(run('npx', ['--no-install', 'siteswap', '--help'])).toContain('Usage: siteswap')
  })

  it('is a library too, with types', () => {
    const lines = [
      "import { parseWeights } from 'siteswap/core/score/weights.js'",
      "console.log(JSON.stringify(parseWeights('rent=0.5')))",
    ]
    writeFileSync(join(folder, 'use.mjs'), lines.join('\n'))
    expect(run('node', ['use.mjs'])).toBe('{"rent":0.5}\n')
    expect(existsSync(join(folder, 'node_modules/siteswap/dist/core/score/weights.d.ts'))).toBe(
      true,
    )
  })

  it('makes a project, imports into it and scores it', () => {
    const siteswap = (...args: string[]) => run('npx', ['--no-install', 'siteswap', ...args])
    siteswap('new', 'a.siteswap', '--region', '120.5,31.2,120.7,31.4')
    writeFileSync(join(folder, 'sites.csv'), 'name,lat,lon,host\nA,31.3,120.6,fuel\n')
    siteswap('import', 'a.siteswap', 'partners', 'sites.csv')
    const answer = JSON.parse(siteswap('score', 'a.siteswap', '--top', '1', '--json'))
    expect(answer.sites[0].partner.name).toBe('A')
    expect(existsSync(join(folder, 'a.siteswap'))).toBe(true)
  })
})
