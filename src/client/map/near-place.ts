import { locale, say } from '../words/words.ts'
import type { Place } from './place-labels.ts'

const KM_PER_DEGREE = 111.2
const COMPASS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const

// A town is more telling the bigger it is: each tenfold of people makes it count as this much nearer.
const KM_PER_TENFOLD = 2.5

/** Where a point is, in words: '12 km NW of Suzhou'; '' where no place is within 60 km. */
export function nearPlace(places: readonly Place[], lat: number, lon: number): string {
  const east = Math.cos((lat * Math.PI) / 180) * KM_PER_DEGREE
  let best: { place: Place; dx: number; dy: number; km: number } | undefined
  let bestWeight = Infinity
  for (const place of places) {
    const dx = (lon - place.lon) * east
    const dy = (lat - place.lat) * KM_PER_DEGREE
    const km = Math.hypot(dx, dy)
    const weight = km - KM_PER_TENFOLD * Math.log10(Math.max(place.population, 1))
    if (km < 60 && weight < bestWeight) {
      best = { place, dx, dy, km }
      bestWeight = weight
    }
  }
  if (!best) return ''
  const place = (locale() === 'zh-CN' && best.place.nameZh) || best.place.name
  if (best.km < 2) return say('near.in', { place })
  const direction = say(`near.${compass(best.dx, best.dy)}`)
  return say('near.at', { km: Math.round(best.km), direction, place })
}

function compass(dx: number, dy: number): (typeof COMPASS)[number] {
  const eighths = Math.round((Math.atan2(dx, dy) / (2 * Math.PI)) * 8)
  return COMPASS[(eighths + 8) % 8]!
}
