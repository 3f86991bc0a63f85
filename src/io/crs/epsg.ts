import { Problem } from '../../core/problem.ts'
import { unpackText } from '../unpack.ts'

let table: Promise<ReadonlyMap<number, string>> | undefined

/**
 * The PROJ definition of an EPSG code, from a table of some 4,700 projected and geographic systems, each
 * within 20 m of what PROJ gives at the middle of its area.
 * @throws Problem usage where the table does not hold the code
 */
export async function epsgDefinition(code: number): Promise<string> {
  table ??= readTable()
  const definition = (await table).get(code)
  if (definition !== undefined) return definition
  throw new Problem(
    'usage',
    `The coordinate system EPSG:${code} is not known, or cannot be told exactly without a datum grid: convert the file to WGS84 first (ogr2ogr -t_srs EPSG:4326).`,
  )
}

// Unpacked only where somebody asks for a code: 600 KB of text.
async function readTable(): Promise<ReadonlyMap<number, string>> {
  const { EPSG_TABLE_BASE64 } = await import('./epsg-table.generated.ts')
  const lines = (await unpackText(EPSG_TABLE_BASE64)).split('\n')
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(' ')
      return [Number(line.slice(0, at)), line.slice(at + 1)]
    }),
  )
}
