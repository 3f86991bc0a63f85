import { Problem } from '../../core/problem.ts'
import type { SourceHead } from '../format.ts'
import { isWgs84 } from '../found-crs.ts'
import {
  type CoordinateSystem,
  coordinateSystem,
  definedSystem,
  epsgSystem,
  WGS84,
} from './coordinate-system.ts'

/**
 * The system of a file's coordinates: the one asked for, else the one the file states, else WGS84.
 * @throws Problem usage where the one asked for is not known, bad_input where the file's own is not
 */
export async function systemOf(
  { crs }: Pick<SourceHead, 'crs'>,
  request: { readonly fileName: string; readonly crs?: string },
): Promise<CoordinateSystem> {
  if (request.crs !== undefined) return coordinateSystem(request.crs)
  if (!crs || isWgs84(crs)) return WGS84
  if (crs.epsg !== undefined) return epsgSystem(crs.epsg)
  if (crs.definition !== undefined) return definedSystem(crs.name, crs.definition)
  throw new Problem(
    'bad_input',
    `${request.fileName} is in the coordinate system '${crs.name}', which is not known: give it with --crs EPSG:n.`,
  )
}
