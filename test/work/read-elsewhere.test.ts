import { describe, expect, test } from 'vitest'
import { inspectElsewhere, readElsewhere } from '../../src/work/read-elsewhere.ts'
import type { ReadTask } from '../../src/work/read-task.ts'
import { ANDORRA, PROVENANCE } from '../fixtures/requests.ts'

function taskFor(text: string): ReadTask {
  return {
    source: { bytes: new TextEncoder().encode(text) },
    region: ANDORRA,
    marginMetres: 0,
    request: { fileName: 'a.csv', kind: 'partners', mapping: {}, provenance: PROVENANCE },
  }
}

function rows(count: number): string {
  const lines = Array.from({ length: count }, (_, k) => `${k},42.5,1.5,${'name '.repeat(20)}${k}`)
  return `id,lat,lon,name\n${lines.join('\n')}`
}

describe('a file read in a process of its own', () => {
  test('gives what it gives in this thread, and says how far it is', async () => {
    const told: number[] = []
    const result = await readElsewhere(taskFor(rows(25_000)), { onRows: (n) => told.push(n) })
    expect(result).toMatchObject({ rows: 25_000, accepted: 25_000 })
    expect(result.drafts[0]!.shapes.lonLat.slice(0, 2)).toEqual(Float64Array.of(1.5, 42.5))
    expect(told).toEqual([10_000, 20_000])
  })

  test('can be looked into', async () => {
    const source = { bytes: new TextEncoder().encode('a,b\n1,2') }
    expect(await inspectElsewhere({ source, inspect: { fileName: 'a.csv' } })).toMatchObject({
      format: 'csv',
      headings: ['a', 'b'],
      samples: [{ row: 1, cells: ['1', '2'] }],
    })
  })

  test('that is bad is told with the code it has there', async () => {
    await expect(readElsewhere(taskFor('a,b\n1,2'))).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('has no coordinate column'),
    })
  })

  test('that exhausts its memory is one sentence and harms nothing else', async () => {
    await expect(
      readElsewhere(taskFor(rows(300_000)), { memoryMegabytes: 24 }),
    ).rejects.toMatchObject({
      code: 'bad_input',
      exitCode: 3,
      message: 'a.csv needs more memory than the 24 MB that reading a file may take: split it.',
    })
  })

  test('that does not come to an end is given up', async () => {
    await expect(readElsewhere(taskFor(rows(300_000)), { stuckAfterMs: 1 })).rejects.toThrow(
      'a.csv does not come to an end: split it.',
    )
  })

  test('can be stopped', async () => {
    const controller = new AbortController()
    const reading = readElsewhere(taskFor(rows(300_000)), { signal: controller.signal })
    controller.abort(new Error('stopped'))
    await expect(reading).rejects.toThrow('stopped')
  })
})
