import { useEffect, useState } from 'react'
import type { Ramp } from '../map/colour-scale.ts'
import { readRamp } from '../map/map-colours.ts'
import { useClient } from '../state/store.ts'
import { onThemeChange } from './theme.ts'

/** The colours of the scores in the theme and the palette the page has now. */
export function useRamp(): Ramp {
  const palette = useClient((state) => state.palette)
  const [ramp, setRamp] = useState(() => readRamp(palette))
  useEffect(() => {
    const renew = () => setRamp(readRamp(palette))
    renew()
    return onThemeChange(renew)
  }, [palette])
  return ramp
}
