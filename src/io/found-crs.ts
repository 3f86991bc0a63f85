import type { FoundCrs } from './format.ts'

/** The coordinate system that a name such as EPSG:3826 or urn:ogc:def:crs:OGC:1.3:CRS84 means. */
export function crsNamed(name: string): FoundCrs {
  const epsg = /EPSG:+(?:[\d.]*:)?(\d+)$/i.exec(name)
  if (epsg) return { name, epsg: Number(epsg[1]) }
  return /CRS:?84$/i.test(name) ? { name, epsg: 4326 } : { name }
}

/** Whether coordinates are longitude and latitude in WGS84, as far as the file tells. */
export function isWgs84({ epsg, name }: FoundCrs): boolean {
  return epsg === 4326 || /^(?:GCS_)?WGS[_ ]?(?:19)?84$/i.test(name)
}
