import { isValidCell } from 'h3-js'
import { cellIdAt, rowOfCell, splitCell } from '../../core/grid/grid.ts'
import type { Frame } from '../../core/score/frame.ts'
import type { Place } from '../map/place-labels.ts'
import { rowAt } from '../map/pointer.ts'
import { NO_ROW } from '../state/store.ts'

/** Something that the search found. */
export interface Found {
  readonly id: string
  readonly kind: 'place' | 'partner' | 'point' | 'cell'
  readonly name: string
  readonly lat: number
  readonly lon: number
  /** Row of the frame to select, `NO_ROW` where the map only goes there. */
  readonly row: number
}

const MOST_OF_A_KIND = 6

/**
 * Finds coordinates ('31.2, 121.5'), an H3 cell, places (in either language) and partner sites by
 * a part of their name; those whose name begins with it first.
 */
export function find(text: string, places: readonly Place[], frame: Frame | undefined): Found[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  const exact = findPoint(wanted, frame) ?? findCell(wanted, frame)
  if (exact) return [exact]
  return [...findPlaces(wanted, places), ...(frame ? findPartners(wanted, frame) : [])]
}

function findPoint(text: string, frame: Frame | undefined): Found | undefined {
  const match = /^(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)$/.exec(text)
  const [lat, lon] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || Math.abs(lat) > 90 || Math.abs(lon) > 180) return undefined
  return {
    id: 'point',
    kind: 'point',
    name: `${lat}, ${lon}`,
    lat,
    lon,
    row: rowAt([lon, lat], frame),
  }
}

function findCell(text: string, frame: Frame | undefined): Found | undefined {
  if (!frame || !isValidCell(text)) return undefined
  const row = rowOfCell(frame.grid, ...splitCell(text))
  if (row === NO_ROW) return undefined
  const { lat, lon } = frame.grid
  return { id: text, kind: 'cell', name: text, lat: lat[row]!, lon: lon[row]!, row }
}

function findPlaces(wanted: string, places: readonly Place[]): Found[] {
  const named = places.flatMap((place) => {
    const name = place.nameZh ? `${place.name} ${place.nameZh}` : place.name
    const at = name.toLowerCase().indexOf(wanted)
    return at < 0 ? [] : [{ place, name, begins: at === 0 || name[at - 1] === ' ' }]
  })
  return named
    .sort((a, b) => Number(b.begins) - Number(a.begins) || b.place.population - a.place.population)
    .slice(0, MOST_OF_A_KIND)
    .map(({ place: { lat, lon }, name }) => {
      return { id: `place ${lat} ${lon}`, kind: 'place', name, lat, lon, row: NO_ROW }
    })
}

function findPartners(wanted: string, frame: Frame): Found[] {
  const found: Found[] = []
  const rows = new Set<number>()
  frame.partners.forEach((partner, i) => {
    if (rows.size >= MOST_OF_A_KIND) return
    if (partner.name.toLowerCase().includes(wanted) || partner.id.toLowerCase() === wanted)
      rows.add(i)
  })
  if (rows.size === 0) return found
  for (let row = 0; row < frame.partnerRow.length && rows.size > 0; row++) {
    const partner = frame.partnerRow[row]!
    if (!rows.delete(partner)) continue
    const [lat, lon] = [frame.siteLat[row]!, frame.siteLon[row]!]
    const { name } = frame.partners[partner]!
    found.push({ id: `partner ${cellIdAt(frame.grid, row)}`, kind: 'partner', name, lat, lon, row })
  }
  return found
}
