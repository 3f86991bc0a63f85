import { expect, test } from 'vitest'
import { Completeness } from '../../../src/io/osm/completeness.ts'

/** A file of `ways` ways of ten plain nodes each, of which the first `held` ways are there. */
function fileOf(ways: number, held: number, nodesAbout = 0) {
  const file = new Completeness(nodesAbout)
  file.beginWays()
  for (let way = 0; way < held; way++) {
    const refs = Array.from({ length: 10 }, (_, k) => 10 * way + k)
    file.addWay(way, refs, true)
  }
  for (let node = 0; node < 10 * ways; node++) file.addNode(node, false)
  return file.whatIsMissing()
}

test('a file whose nodes all serve ways is whole', () => {
  expect(fileOf(100, 100)).toBeUndefined()
})

test('a file in which a tenth of the ways is missing is not', () => {
  expect(fileOf(100, 90)).toBe('10% of its plain nodes belong to no way')
})

test('a sample of the nodes of a large file is enough', () => {
  expect(fileOf(1000, 1000, 1e6)).toBeUndefined()
  expect(fileOf(1000, 900, 1e6)).toContain('belong to no way')
})

test('nodes with tags of their own are at home without a way', () => {
  const file = new Completeness(0)
  file.addRelation([])
  for (let node = 0; node < 100; node++) file.addNode(node, true)
  expect(file.whatIsMissing()).toBeUndefined()
})
