// DuckDB inside Node (npm @duckdb/node-api), in memory.
import { createRequire } from 'node:module'
import { DuckDBInstance, version } from '@duckdb/node-api'

/** A connection and its versions. */
export async function openDuckDb() {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const npm = createRequire(import.meta.url)('@duckdb/node-api/package.json').version
  return {
    connection,
    versions: { duckdb: version(), '@duckdb/node-api': npm },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
