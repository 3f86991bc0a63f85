import { describe, expect, test } from 'vitest'
import { type Address, readQuery, writeQuery } from '../../src/client/state/address.ts'
import { SWITCHES_AT_START } from '../../src/client/state/layers.ts'

const ADDRESS: Address = {
  view: { latitude: 31.2304, longitude: -121.4737, zoom: 9.5 },
  profileId: 'highway',
  mode: 'plan',
  cell: '88309a1db1fffff',
  switches: { ...SWITCHES_AT_START, corridors: false, partners: true },
}

describe('the address of the page', () => {
  test('what is written is read again', () => {
    expect(readQuery(writeQuery(ADDRESS))).toEqual(ADDRESS)
  })

  test('no layer at all is something else than nothing said about layers', () => {
    const none = Object.fromEntries(Object.keys(SWITCHES_AT_START).map((id) => [id, false]))
    const switches = none as typeof SWITCHES_AT_START
    expect(readQuery(writeQuery({ switches })).switches).toEqual(switches)
    expect(readQuery('').switches).toBeUndefined()
  })

  test.each([
    'view=91,0,3',
    'view=1,2',
    'view=a,b,c',
    'view=0,0,99',
    'at=<script>',
    'at=zz',
    'mode=',
  ])('what is not understood is left out: %s', (query) => {
    expect(readQuery(query)).toEqual({})
  })

  test('unknown layers are left out, known ones kept', () => {
    const { switches } = readQuery('layers=grid,nonsense')
    expect(Object.entries(switches!).filter(([, on]) => on)).toEqual([['grid', true]])
  })
})
