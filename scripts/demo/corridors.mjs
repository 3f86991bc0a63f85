import { POINTS, ROUTES, STRETCHES } from './facts/corridors.mjs'
import { collection } from './geometry.mjs'

export const corridorLines = () =>
  STRETCHES.map(([refs, keys, traffic, basis, source]) => ({
    refs,
    traffic,
    basis,
    source,
    keys: keys.split(' '),
    line: keys.split(' ').map((key) => {
      if (!POINTS[key]) throw new Error(`no point ${key}`)
      return [POINTS[key][2], POINTS[key][3]]
    }),
  }))

const namesOf = (refs, language) =>
  refs
    .split(';')
    .map((ref) => ROUTES[ref][language])
    .join(' / ')

export function makeCorridors() {
  const lines = corridorLines().map(({ refs, traffic, basis, source, keys, line }, i) => ({
    type: 'Feature',
    properties: {
      id: `stretch-${String(i + 1).padStart(2, '0')}`,
      ref: refs,
      name: namesOf(refs, 0),
      name_zh: namesOf(refs, 1),
      from: POINTS[keys[0]][0],
      to: POINTS[keys.at(-1)][0],
      class: 'motorway',
      direction: 'both',
      vehicles_per_day: traffic,
      traffic_basis: basis,
      traffic_source: source,
      schematic: true,
      generated: false,
    },
    geometry: { type: 'LineString', coordinates: line },
  }))
  return collection([...lines, ...junctions()], { name: 'corridors, schematic' })
}

function junctions() {
  const refsOf = new Map()
  for (const [refs, keys] of STRETCHES) {
    for (const key of keys.split(' ')) {
      if (!POINTS[key][4]) continue
      const all = refsOf.get(key) ?? new Set()
      for (const ref of refs.split(';')) all.add(ref)
      refsOf.set(key, all)
    }
  }
  return [...refsOf].map(([key, refs]) => {
    const [name, nameZh, lon, lat] = POINTS[key]
    const properties = { id: `junction-${key}`, ref: [...refs].join(';'), name }
    if (nameZh) properties.name_zh = nameZh
    Object.assign(properties, { access: 'junction', direction: 'both', class: 'motorway' })
    Object.assign(properties, { schematic: true, generated: false })
    return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } }
  })
}
