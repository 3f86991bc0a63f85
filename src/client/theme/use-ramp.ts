import { useEffect, useState } from 'react'
import type { Ramp } from '../map/colour-scale.ts'
import { readRamp } from '../map/map-colours.ts'
import { onThemeChange } from './theme.ts'

/** The colours of the scores in the theme the page has now. */
export function useRamp(): Ramp {
  const [ramp, setRamp] = useState(readRamp)
  useEffect(() => onThemeChange(() => setRamp(readRamp())), [])
  return ramp
}
