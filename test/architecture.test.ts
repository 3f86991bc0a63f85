import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../src')

/** Rooms a room may import from, besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  io: ['core'],
  store: ['core'],
  api: ['core'],
  work: ['core', 'io'],
  report: ['core', 'io'],
  server: ['core', 'io', 'store', 'api', 'work', 'report'],
  cli: ['core', 'io', 'store', 'api', 'work', 'report', 'server'],
  client: ['core', 'io', 'api'],
}

/** Packages that core may import, and the folder that may do it. */
const CORE_PACKAGES: Record<string, string> = {
  'h3-js': 'core/grid',
  flatbush: 'core',
}

/** Packages that io may import: it runs in the browser too. */
const IO_PACKAGES = [
  'papaparse',
  'h3-js',
  'flatbush',
  'hucre',
  'saxes',
  'hyparquet',
  'hyparquet-compressors',
  'hyparquet-writer',
  'gcoord',
  'proj4',
]

/** Names of a host that core must not know. */
const HOST_GLOBALS =
  /\b(Math\.random|Date\.now|new Date\(\)|performance\.|fetch\(|process\.|globalThis|window\.(?!from|to)|document\.|localStorage|setTimeout|setInterval)/

interface Import {
  readonly from: string
  readonly to: string
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.as.ts'))
  .map((file) => file.replaceAll('\\', '/'))

const imports: Import[] = files.flatMap((file) =>
  specifiersOf(file).map((to) => ({ from: file, to })),
)

/** What a file imports, types and dynamic imports included. */
function specifiersOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8')
  const { module, errors } = parseSync(file, text)
  expect(errors, file).toEqual([])
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  )
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const word = text.slice(moduleRequest.start, moduleRequest.end)
    return /^['"]/.test(word) ? word.slice(1, -1) : []
  })
  const all = [...module.staticImports.map((i) => i.moduleRequest.value), ...exported, ...dynamic]
  return all.map((to) =>
    to.startsWith('.') ? relative(SRC, resolve(SRC, dirname(file), to)).replaceAll('\\', '/') : to,
  )
}

const room = (file: string) => file.split('/')[0]!
const isLocal = (to: string) => files.includes(to) || /\.(css|json|svg)(\?|$)/.test(to)
const packageOf = (to: string) =>
  to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/')
const isNode = (to: string) => to.startsWith('node:') || builtinModules.includes(to)

describe('the house', () => {
  it('has imports to check', () => {
    expect(imports.length).toBeGreaterThan(100)
  })

  it('lets each room import only from the rooms it may', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!files.includes(to) || room(from) === room(to)) return false
      return !MAY_IMPORT[room(from)]?.includes(room(to))
    })
    expect(wrong).toEqual([])
  })

  it('lets core import only its few packages, h3-js in core/grid alone, and nothing of Node', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (room(from) !== 'core' || isLocal(to)) return false
      const folder = CORE_PACKAGES[packageOf(to)]
      return folder === undefined || !from.startsWith(folder)
    })
    expect(wrong).toEqual([])
  })

  it('keeps clock, randomness, network and page out of core', () => {
    const wrong = files.filter(
      (file) => room(file) === 'core' && HOST_GLOBALS.test(withoutComments(file)),
    )
    expect(wrong).toEqual([])
  })

  it('keeps Node out of io, api and the client', () => {
    const wrong = imports.filter(
      ({ from, to }) => ['io', 'api', 'client'].includes(room(from)) && isNode(to),
    )
    expect(wrong).toEqual([])
  })

  it('lets io import only packages that run in the browser', () => {
    const wrong = imports.filter(
      ({ from, to }) => room(from) === 'io' && !isLocal(to) && !IO_PACKAGES.includes(packageOf(to)),
    )
    expect(wrong).toEqual([])
  })

  it('has no import that leads nowhere', () => {
    const wrong = imports.filter(({ to }) => /\.tsx?$/.test(to) && !files.includes(to))
    expect(wrong).toEqual([])
  })

  it('has no cycle, types included', () => {
    expect(findCycle()).toEqual([])
  })

  it('has no barrel file and no utils', () => {
    expect(files.filter((file) => /(^|\/)(index|utils|helpers)\.tsx?$/.test(file))).toEqual([])
  })
})

function withoutComments(file: string): string {
  const text = readFileSync(join(SRC, file), 'utf8')
  const { comments } = parseSync(file, text)
  return comments.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    text,
  )
}

/** The files of one cycle, or none. */
function findCycle(): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of imports)
    if (files.includes(to)) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    done.add(file)
    path.push(file)
    for (const other of next.get(file) ?? []) {
      const cycle = visit(other)
      if (cycle.length > 0) return cycle
    }
    path.pop()
    return []
  }
  for (const file of files) {
    const cycle = visit(file)
    if (cycle.length > 0) return cycle
  }
  return []
}
