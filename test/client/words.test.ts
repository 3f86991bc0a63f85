import { describe, expect, test } from 'vitest'
import { markWords } from '../../src/client/map/mark-words.ts'
import * as format from '../../src/client/panels/format.ts'
import { scaleBarOf } from '../../src/client/panels/scale-length.ts'
import { anchorOf, type Feature } from '../../src/client/state/feature.ts'
import type { ProjectDataset } from '../../src/client/state/layers.ts'
import { shownLayers } from '../../src/client/state/layers.ts'
import { sentenceOf } from '../../src/client/state/request.ts'
import { attributions, generatedKinds } from '../../src/client/state/sources.ts'

const dataset = (kind: string, generated: boolean, attribution: string): ProjectDataset => ({
  hash: kind,
  kind,
  name: kind,
  rows: 1,
  extent: [0, 0, 1, 1],
  source: '',
  licence: '',
  attribution,
  generated,
})

describe('numbers', () => {
  test('values carry their unit, and an unknown one is not a number', () => {
    expect(format.formatValue(12345.6, 'kVA')).toBe('12,346 kVA')
    expect(format.formatValue(0.2049, 'swaps/day')).toBe('0.205 swaps/day')
    expect(format.formatValue(97.25, '0–100')).toBe('97.3')
    expect(format.formatValue(null, 'kVA')).toBe('unknown')
  })

  test('an excluded cell has a dash for a score', () => {
    expect(format.formatPoints(78.44)).toBe('78.4')
    expect(format.formatPoints(null)).toBe('–')
  })

  test('coordinates name their hemisphere', () => {
    expect(format.formatPoint(-33.9, 151.2)).toBe('33.9000° S, 151.2000° E')
  })

  test('a scale bar is a round length of at most 100 pixels', () => {
    expect(scaleBarOf(700)).toEqual({ pixels: 50_000 / 700, text: '50 km' })
    expect(scaleBarOf(3)).toEqual({ pixels: 200 / 3, text: '200 m' })
  })
})

describe('words', () => {
  test('identifiers, phrases and lists become words', () => {
    expect(format.titleOf('grid_headroom')).toBe('Grid headroom')
    expect(format.sentenceOf('no votes imported')).toBe('No votes imported.')
    expect(format.listInWords(['a', 'b', 'c'])).toBe('a, b and c')
    expect(format.listInWords(['a'])).toBe('a')
  })

  test('a mark says its name and what its row knows', () => {
    const feature: Feature = {
      type: 'Feature',
      geometry: null,
      properties: { name: 'Old Town', voltage_kv: 110, headroom_kva: 0, feeder: '' },
    }
    expect(markWords(feature)).toEqual({ title: 'Old Town', detail: '0 kVA · 110 kV' })
  })

  test('an area is marked in its middle', () => {
    const ring = [
      [0, 0],
      [4, 0],
      [4, 2],
      [0, 2],
      [0, 0],
    ]
    const geometry = { type: 'Polygon', coordinates: [ring] }
    expect(anchorOf({ type: 'Feature', geometry, properties: {} })).toEqual([2, 1])
  })

  test('an error answer is told in its own sentence, anything else by its status', () => {
    expect(sentenceOf({ error: { code: 'x', message: 'Gone.' } }, 500)).toBe('Gone.')
    expect(sentenceOf(undefined, 502)).toContain('502')
  })
})

describe('the datasets of a project', () => {
  const datasets = [
    dataset('grid', true, 'Demo'),
    dataset('stations', true, 'Demo; Sea: Natural Earth'),
    dataset('population', false, 'GeoNames'),
  ]

  test('generated kinds and attributions are named once each', () => {
    expect(generatedKinds(datasets)).toEqual(['substations', 'stations'])
    expect(attributions(datasets)).toEqual(['Demo', 'Sea: Natural Earth', 'GeoNames'])
  })

  test('only layers with something to show are offered', () => {
    expect(shownLayers(datasets).map(({ id }) => id)).toEqual([
      'hexagons',
      'ranked',
      'swap-stations',
      'chargers',
      'grid',
    ])
  })
})
