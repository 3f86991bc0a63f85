import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { POINT, POLYGON } from '../../src/core/dataset/shapes.ts'
import type { ReadResult } from '../../src/io/import.ts'
import { importOsm } from '../../src/work/osm-import.ts'
import { type PbfContent, writePbf } from '../fixtures/pbf-writer.ts'
import { ANDORRA, PROVENANCE } from '../fixtures/requests.ts'

const folder = mkdtempSync(join(tmpdir(), 'siteswap-osm-'))
afterAll(() => rmSync(folder, { recursive: true }))

function importBytes(bytes: Uint8Array, stuckAfterMs?: number): Promise<ReadResult> {
  const path = join(folder, 'town.osm.pbf')
  writeFileSync(path, bytes)
  const options = { path, fileName: 'town.osm.pbf', region: ANDORRA, marginMetres: 0 }
  return importOsm({ ...options, provenance: PROVENANCE }, undefined, stuckAfterMs)
}

const importContent = (content: PbfContent) => importBytes(writePbf(content).bytes)

/** Nodes 1–40 in a grid inside Andorra: id n lies at 1.5 + x / 100, 42.5 + y / 100. */
const NODES = Array.from({ length: 40 }, (_, k) => ({
  id: k + 1,
  lon: 1.5 + (k % 8) / 100,
  lat: 42.5 + Math.floor(k / 8) / 100,
}))
const way = (id: number, refs: number[], tags?: Record<string, string>) =>
  tags ? { id, refs, tags } : { id, refs }
const member = (ref: number, role: string) => ({ type: 'way' as const, ref, role })

/** Every untagged node is part of a way, and every untagged way of a relation, as in whole files. */
const TOWN: PbfContent = {
  nodes: [...NODES, { id: 99, lon: 1.55, lat: 42.55, tags: { amenity: 'fuel', brand: 'B' } }],
  ways: [
    way(1, [1, 2, 3, 4], { highway: 'trunk', ref: 'N1' }),
    way(2, [9, 10, 18, 17, 9], { amenity: 'fuel', name: 'F' }),
    way(3, [5, 6, 7, 8]),
    way(4, [8, 16, 24, 32, 40, 39, 38, 37]),
    way(5, [37, 29, 21, 13, 5], { natural: 'water' }),
    way(6, [14, 15, 23, 22, 14], { natural: 'water' }),
    way(7, [11, 12, 20, 19, 11], { landuse: 'residential' }),
    way(8, [25, 26, 27, 28, 33, 34, 35, 36, 30, 31]),
  ],
  relations: [
    {
      id: 1,
      members: [member(3, 'outer'), member(4, 'outer'), member(5, ''), member(6, 'inner')],
      tags: { type: 'multipolygon', natural: 'water', name: 'Lake' },
    },
    { id: 2, members: [member(8, '')], tags: { type: 'route' } },
    {
      id: 3,
      members: [member(7, 'outer')],
      tags: { type: 'multipolygon', landuse: 'residential' },
    },
  ],
  box: [1.4, 42.4, 1.8, 42.7],
}

describe('an .osm.pbf file', () => {
  test('fills one draft a kind, from nodes, ways and relations alike', async () => {
    const result = await importContent(TOWN)
    expect(result.drafts.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['corridors', 1],
      ['partners', 2],
      ['grid', 0],
      ['stations', 0],
      ['exclusions', 3],
    ])
    const partners = result.drafts[1]!
    expect(partners.texts.id).toEqual(['way/2', 'node/99'])
    expect(partners.shapes.type).toEqual(Uint8Array.of(POINT, POINT))
    expect(partners.shapes.lonLat[0]).toBeCloseTo(1.505, 6)
    expect(partners.extent).toEqual([1.4, 42.4, 1.8, 42.7])
    const exclusions = result.drafts[4]!
    expect(exclusions.texts.id).toEqual(['relation/1', 'relation/3', 'way/6'])
    expect(exclusions.shapes.type[0]).toBe(POLYGON)
    // The lake: one outline of three ways, one hole.
    expect(exclusions.shapes.partStart[1]).toBe(2)
  })

  test('counts features by tag; an area and its outline are one row', async () => {
    const result = await importContent(TOWN)
    expect(result.features).toMatchObject({ fuel: 2, trunk: 1, water: 3, residential: 2, mall: 0 })
    expect(result.featuresInRegion).toMatchObject({ fuel: 2, trunk: 1, water: 2, residential: 2 })
    expect(result).toMatchObject({ rows: 8, accepted: 6, rejected: 1, duplicates: 1 })
    expect(result.issuesByDraft![4]!.map(({ code, message }) => [code, message])).toEqual([
      ['bad_geometry', "OpenStreetMap 'way/5': its line is not closed."],
      ['duplicate', "OpenStreetMap 'way/7': it is the outline of a relation that says the same."],
    ])
  })

  test('takes what lies in the region, without an issue for the rest', async () => {
    const abroad = { id: 100, lon: 9, lat: 50, tags: { amenity: 'fuel' } }
    const result = await importContent({ ...TOWN, nodes: [...TOWN.nodes!, abroad] })
    expect(result.features!.fuel).toBe(3)
    expect(result.featuresInRegion!.fuel).toBe(2)
    expect(result.drafts[1]!.rows).toBe(2)
  })

  test('keeps a road with a missing node, with an issue', async () => {
    const result = await importContent({ ...TOWN, nodes: TOWN.nodes!.filter(({ id }) => id !== 2) })
    expect(result.issues[0]).toMatchObject({ row: 1, code: 'missing_nodes' })
    expect(result.drafts[0]!.shapes.vertexStart[1]).toBe(3)
  })

  test('keeps a lake whose hole has a way absent, and drops one whose outline has', async () => {
    const without = (id: number) => ({
      ...TOWN,
      ways: [...TOWN.ways!.filter((each) => each.id !== id), way(9, [5, 6, 7, 14, 15, 22, 23])],
      relations: [...TOWN.relations!, { id: 4, members: [member(9, '')] }],
    })
    const noHole = await importContent(without(6))
    expect(noHole.drafts[4]!.texts.id).toContain('relation/1')
    expect(noHole.issues.map(({ code }) => code)).toContain('missing_nodes')
    const noOutline = await importContent(without(3))
    expect(noOutline.drafts[4]!.texts.id).not.toContain('relation/1')
  })
})

describe('a damaged .osm.pbf file', () => {
  const whole = writePbf(TOWN)
  const problem = (sentence: string) => ({
    code: 'bad_input',
    message: expect.stringMatching(sentence),
  })

  test('that is empty says so', async () => {
    await expect(importBytes(Buffer.alloc(0))).rejects.toMatchObject(
      problem('^town.osm.pbf is empty'),
    )
  })

  test.each([
    ['zeros', Buffer.alloc(5000)],
    ['text', Buffer.from('<?xml version="1.0"?><osm version="0.6">')],
    ['two bytes', Buffer.from([0, 0])],
  ])('of %s is not such a file', async (_, bytes) => {
    await expect(importBytes(bytes)).rejects.toMatchObject(problem('not an .osm.pbf file|cut off'))
  })

  test('cut in the middle of a block is cut off', async () => {
    for (const end of whole.blockEnds) {
      await expect(importBytes(whole.bytes.subarray(0, end - 5))).rejects.toMatchObject(
        problem('is cut off'),
      )
    }
  })

  test('cut between two blocks, wherever, is not whole', async () => {
    const [header, nodes, ways] = whole.blockEnds
    const cutAt = (end: number) => importBytes(whole.bytes.subarray(0, end))
    await expect(cutAt(header!)).rejects.toMatchObject(problem('it holds no map data'))
    await expect(cutAt(nodes!)).rejects.toMatchObject(problem('41 nodes but no way'))
    // Three plain ways that no relation asks for give away that relations are missing.
    await expect(cutAt(ways!)).rejects.toMatchObject(problem('plain ways belong to no relation'))
  })

  test('with ways whose nodes are absent is not whole', async () => {
    const nodes = TOWN.nodes!.slice(-1)
    await expect(importContent({ ...TOWN, nodes })).rejects.toMatchObject(problem('are absent'))
  })

  test('with a flipped bit, wherever, is refused', async () => {
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * below)
    }
    for (let i = 0; i < 50; i++) {
      const bytes = Buffer.from(whole.bytes)
      const at = random(bytes.length)
      bytes[at]! ^= 1 << random(8)
      await expect(importBytes(bytes), `byte ${at}`).rejects.toMatchObject(problem('town.osm.pbf'))
    }
  }, 60_000)

  test('on which the parser never ends is given up', async () => {
    const { bytes } = writePbf({ ...TOWN, unterminatedTags: true })
    await expect(importBytes(bytes, 2_000)).rejects.toMatchObject(
      problem('does not come to an end'),
    )
  }, 20_000)
})
