import { spawnSync } from 'node:child_process'

/** For `test.skipIf`: whether GDAL's ogrinfo is absent, in which case the reason is printed. */
export function gdalMissing(): boolean {
  if (spawnSync('ogrinfo', ['--version']).status === 0) return false
  console.warn('Skipped: GDAL is not installed (Debian: apt-get install gdal-bin).')
  return true
}

/** What `ogrinfo -ro` prints of a file; throws where it complains. */
export function ogrinfo(path: string, ...words: string[]): string {
  const layers = words.filter((word) => /^[a-z]+$/.test(word))
  const rest = words.filter((word) => !layers.includes(word))
  const { status, stdout, stderr } = spawnSync('ogrinfo', ['-ro', ...rest, path, ...layers], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0 || /warning|error/i.test(stderr)) throw new Error(`ogrinfo: ${stderr || stdout}`)
  return stdout
}
