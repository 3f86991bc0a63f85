import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NEWEST_VERSION } from '../../src/store/migrate.ts'
import { temporaryFolder } from '../store/sample.ts'
import { siteswap } from './run-siteswap.ts'

const folder = temporaryFolder()
const run = (...words: string[]) => siteswap(folder.path, ...words)

beforeAll(async () => {
  const at = (name: string) => join(folder.path, name)
  await run('new', 'a.siteswap', '--region', '1.40,42.42,1.79,42.66')
  await run('new', 'newer.siteswap', '--region', '1.40,42.42,1.79,42.66')
  const db = new Database(at('newer.siteswap'))
  db.pragma(`user_version = ${NEWEST_VERSION + 1}`)
  db.close()
  const other = new Database(at('other.siteswap'))
  other.exec('CREATE TABLE t (x TEXT)')
  other.close()
  mkdirSync(at('folder'))
  writeFileSync(at('empty.siteswap'), '')
  writeFileSync(at('notes.txt'), 'not a project, a note')
  writeFileSync(at('broken.geojson'), '{"type": "Polyg')
  writeFileSync(at('point.geojson'), '{"type": "Point", "coordinates": [1, 2]}')
  writeFileSync(at('empty.csv'), '')
  writeFileSync(at('nowhere.csv'), 'name,brand\nA,B\n')
  writeFileSync(at('host.csv'), 'lat,lon,host\n42.5,1.5,fuel\n')
  writeFileSync(at('shops.csv'), 'lat,lon,brand,host,rent\n42.5,1.5,A,fuel,9\n')
  writeFileSync(at('bad.csv'), 'lat,lon,host\nx,y,fuel\n95,1.5,fuel\n')
  writeFileSync(
    at('profile.json'),
    '{"id": "mine", "criteria": [{"id": "rent", "weight": -1, "missing": "worst"}]}',
  )
})
afterAll(() => folder.remove())

// What a person types, the exit code, and what they read.
const CASES: [words: string, code: number, message: string][] = [
  // Wrong usage.
  ['fly', 2, "unknown command 'fly'"],
  ['score', 2, "missing required argument 'file'"],
  ['score a.siteswap --fast', 2, "unknown option '--fast'"],
  [
    'import a.siteswap grid shops.csv',
    3,
    'shops.csv looks like partners (brand, host, rent) and has no column of grid (headroom_kva, voltage_kv, feeder …): import it as partners, or name a column with --map FIELD=COLUMN.',
  ],
  ['new b.siteswap', 2, "required option '--region <region>' not specified"],
  [
    'new b.siteswap --region 1,2,3',
    2,
    '--region takes WEST,SOUTH,EAST,NORTH in degrees or a GeoJSON file, not "1,2,3".',
  ],
  [
    'new b.siteswap --region 1,2,3,4 --resolution 99',
    2,
    '--resolution takes a whole number from 0 to 15, not "99".',
  ],
  [
    'new b.siteswap --region 1,2,3,4 --resolution -1',
    2,
    '--resolution takes a whole number from 0 to 15, not "-1".',
  ],
  [
    'new b.siteswap --region 1,2,3,4 --resolution 8.5',
    2,
    '--resolution takes a whole number from 0 to 15, not "8.5".',
  ],
  [
    'import a.siteswap magic x.csv',
    2,
    'There is no kind "magic": choose one of vehicles, population, ',
  ],
  ['import a.siteswap rent x.csv --map rent', 2, '--map takes field=column, not "rent".'],
  ['import a.siteswap partners bad.csv --crs mars', 2, "The coordinate system 'mars' is not known"],
  [
    'score a.siteswap --profile rural',
    2,
    'There is no profile "rural": choose one of urban, highway, scooter.',
  ],
  ['score a.siteswap --weights magic=1', 2, "There is no criterion 'magic'"],
  ['score a.siteswap --weights rent=-1', 2, "The weight of rent is '-1'"],
  ['score a.siteswap --weights rent=NaN', 2, "The weight of rent is 'NaN'"],
  ['score a.siteswap --top 0', 2, '--top must be at least 1, not "0".'],
  ['score a.siteswap --top many', 2, '--top must be a whole number, not "many".'],
  ['score a.siteswap --spacing -5', 2, '--spacing must not be negative, not "-5".'],
  [
    'score a.siteswap --out sites.doc',
    2,
    '--out writes .csv, .geojson, .xlsx, .kml, .ndjson, .parquet and .gpkg, not "sites.doc"',
  ],
  ['serve a.siteswap --port 70000', 2, '--port takes a whole number from 0 to 65535, not "70000".'],
  ['serve a.siteswap --host 203.0.113.7 --port 0', 2, 'This machine has no address 203.0.113.7'],
  // Bad input.
  ['new b.siteswap --region 1,2,1,2', 3, 'The region 1,2,1,2 has no area'],
  ['new b.siteswap --region 0,0,200,10', 3, 'The region 0,0,200,10 leaves the globe'],
  [
    'new b.siteswap --region -180,-85,180,85 --resolution 12',
    3,
    'cells at resolution 12, more than the 10,000,000 a project holds',
  ],
  [
    'new b.siteswap --region broken.geojson',
    3,
    'The region file broken.geojson is not valid JSON.',
  ],
  ['new b.siteswap --region point.geojson', 3, 'The region holds no polygon'],
  ['new b.siteswap --region empty.csv', 3, 'The region file empty.csv is empty.'],
  ['score folder', 3, 'folder is a folder, not a Siteswap project.'],
  ['score empty.siteswap', 3, 'empty.siteswap is empty, so it is not a Siteswap project.'],
  ['score notes.txt', 3, 'notes.txt is not a Siteswap project: it is some other kind of file.'],
  [
    'score other.siteswap',
    3,
    'other.siteswap is not a Siteswap project: it is the SQLite file of another program.',
  ],
  [
    'score newer.siteswap',
    3,
    `newer.siteswap was written by a newer version of Siteswap (project format ${NEWEST_VERSION + 1}, this one reads up to ${NEWEST_VERSION}): update Siteswap to open it.`,
  ],
  ['score a.siteswap', 3, 'Nothing can be scored: no criterion of the urban profile has data'],
  [
    'score a.siteswap --profile profile.json',
    3,
    'The profile file profile.json is not valid: criteria.0.weight: must not be negative.',
  ],
  [
    'import a.siteswap vehicles host.csv',
    3,
    'host.csv has no column for count, which vehicles must have',
  ],
  ['import a.siteswap partners empty.csv', 3, 'empty.csv'],
  ['import a.siteswap partners nowhere.csv', 3, 'nowhere.csv'],
  ['import a.siteswap partners bad.csv', 3, 'bad.csv'],
  // A file or the disk.
  [
    'score no.siteswap',
    5,
    'There is no project at no.siteswap: check the name, or make one with "siteswap new".',
  ],
  ['datasets no.siteswap', 5, 'There is no project at no.siteswap'],
  [
    'new a.siteswap --region 1,2,3,4',
    5,
    'a.siteswap is already there: choose another name or delete it first.',
  ],
  ['new no/b.siteswap --region 1,2,3,4 --resolution 4', 5, 'There is no folder no: make it first.'],
  [
    'new b.siteswap --region no.geojson',
    5,
    'There is no region file at no.geojson: check the name.',
  ],
  ['import a.siteswap partners no.csv', 5, 'There is no file no.csv.'],
  ['score a.siteswap --profile no.json', 5, 'There is no profile file at no.json: check the name.'],
  ['serve folder', 5, 'There is no project in the folder folder: name one.'],
]

test.each(CASES)('siteswap %s → %i', async (words, code, message) => {
  const { out, err, ...ended } = await run(...words.split(' '))
  expect({ ...ended, out }).toEqual({ code, out: '' })
  expect(err).toContain(message)
  expect(err).toMatch(/^siteswap: [^\n]+[.:)”"]\n$/)
})

test('a port in use', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  expect(await run('serve', 'a.siteswap', '--port', String(port))).toEqual({
    code: 5,
    out: '',
    err: `siteswap: Port ${port} is already in use: choose another with --port, or --port 0 for any free one.\n`,
  })
  other.close()
})

test('--debug adds where the error comes from', async () => {
  const { code, err } = await run('score', 'no.siteswap', '--debug')
  expect(code).toBe(5)
  expect(err).toMatch(/^siteswap: There is no project at no\.siteswap.*\n.*\n\s+at /)
})
