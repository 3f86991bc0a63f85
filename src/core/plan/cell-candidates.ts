import { cellIdAt } from '../grid/grid.ts'
import type { Frame } from '../score/frame.ts'
import { spacedRows } from '../score/rank.ts'
import { scoreFrame } from '../score/score.ts'
import type { Candidate } from './candidate.ts'

/** The best cells of a frame, with the profile's spacing between them, where a station would stand. */
export function rankedCandidates(
  frame: Frame,
  count: number,
  partners: ReadonlyMap<string, Candidate>,
): Candidate[] {
  const rows = spacedRows(frame, scoreFrame(frame), count, frame.profile.spacingMetres)
  return rows.map((row) => candidateAt(frame, row, partners))
}

/** Every cell that is not excluded, where a station would stand. */
export function cellCandidates(
  frame: Frame,
  partners: ReadonlyMap<string, Candidate>,
): Candidate[] {
  const candidates: Candidate[] = []
  for (let row = 0; row < frame.grid.length; row++)
    if (frame.excluded[row] === 0) candidates.push(candidateAt(frame, row, partners))
  return candidates
}

function candidateAt(
  frame: Frame,
  row: number,
  partners: ReadonlyMap<string, Candidate>,
): Candidate {
  const best = frame.partners[frame.partnerRow[row]!]
  const known = best && partners.get(best.id)
  if (known) return known
  return greenfield(cellIdAt(frame.grid, row), frame.siteLat[row]!, frame.siteLon[row]!)
}

/** A place that belongs to no partner. */
export function greenfield(id: string, lat: number, lon: number): Candidate {
  return {
    id,
    name: '',
    partner: '',
    host: '',
    lat,
    lon,
    generated: false,
    ownCost: Number.NaN,
    ownKva: Number.NaN,
  }
}
